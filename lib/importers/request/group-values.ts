import type { Json } from "#lib/contracts/json.ts";
import { readValue } from "./infer-parameter.ts";

/** Names with their values, whatever they are called. A name that stands there more than once has a list. */
export function groupValues(pairs: readonly (readonly [name: string, text: string])[]): { [name: string]: Json } {
  const values = new Map<string, Json>();
  for (const [name, text] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? readValue(text) : [before, readValue(text)].flat());
  }
  return Object.fromEntries(values);
}
