import type { Items } from "#lib/executors/api-call/rest/parameters/to-items.ts";

/** A value in one text: items between separators, fields as `key,value` or, exploded, as `key=value`. */
export function joined(items: Items, separator: string, explode: boolean, encode: (text: string) => string): string {
  if (items.kind === "one") return encode(items.text);
  if (items.kind === "list") return items.texts.map(encode).join(separator);
  const between = explode ? "=" : separator;
  return items.pairs.map(([key, value]) => `${encode(key)}${between}${encode(value)}`).join(separator);
}
