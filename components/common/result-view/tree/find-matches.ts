import type { Json } from "#lib/contracts/json.ts";
import { childPointer } from "./pointer.ts";
import { entriesOf } from "./tree-rows.ts";

export const MATCHES_MAX = 1_000;

/** Where a text stands in a name or a value, from top to bottom; whatever the case. */
export function findMatches(value: Json, text: string): string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const found: string[] = [];
  const waiting: { pointer: string; name: string | number; value: Json }[] = [{ pointer: "", name: "", value }];
  for (let next = waiting.pop(); next !== undefined && found.length < MATCHES_MAX; next = waiting.pop()) {
    const { pointer } = next;
    const entries = entriesOf(next.value);
    const isNamed = typeof next.name === "string" && next.name.toLowerCase().includes(wanted);
    if (isNamed || (entries === null && String(next.value).toLowerCase().includes(wanted))) found.push(pointer);
    for (const [name, child] of (entries ?? []).reverse()) waiting.push({ pointer: childPointer(pointer, name), name, value: child });
  }
  return found;
}
