import type { Json } from "#lib/contracts/json.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";

/** `filter[price][min]=1`; OpenAPI leaves lists open: `ids[]=1` for values, `items[0][id]=1` for objects, as PHP, Rails and Stripe read them. */
export function writeDeepObject(name: string, value: Json): [name: string, text: string][] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => writeDeepObject(typeof item === "object" ? `${name}[${index}]` : `${name}[]`, item));
  }
  if (typeof value === "object") return Object.entries(value).flatMap(([key, field]) => writeDeepObject(`${name}[${key}]`, field));
  return [[toText(name, name), toText(name, value)]];
}
