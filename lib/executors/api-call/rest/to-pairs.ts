import type { Json } from "#lib/contracts/json.ts";
import { toText } from "#lib/executors/api-call/rest/to-text.ts";

/** Name-value pairs for a query or a form: a list repeats its name, null is left out. */
export function toPairs(name: string, value: Json): [name: string, value: string][] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item) => item !== null).map((item) => [name, toText(name, item)]);
}
