import type { Json } from "#lib/contracts/json.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";

/** A value as the styles see it: one text, a list of texts, or fields. Null items and fields are left out. */
export type Items = { kind: "one"; text: string } | { kind: "list"; texts: string[] } | { kind: "fields"; pairs: [string, string][] };

export function toItems(name: string, value: Json): Items {
  if (Array.isArray(value)) return { kind: "list", texts: value.filter((item) => item !== null).map((item) => toText(name, item)) };
  if (typeof value !== "object" || value === null) return { kind: "one", text: toText(name, value) };
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return { kind: "fields", pairs: fields.map(([key, field]) => [toText(name, key), toText(`${name}.${key}`, field)]) };
}
