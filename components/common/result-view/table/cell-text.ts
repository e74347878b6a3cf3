import type { Json } from "#lib/contracts/json.ts";

/** What a cell shows: text as it is, the rest as JSON; nothing where a row has no such property. */
export function cellText(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
