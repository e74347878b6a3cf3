import { joined } from "#lib/executors/api-call/rest/parameters/joined.ts";
import { type Items, toItems } from "#lib/executors/api-call/rest/parameters/to-items.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";
import type { Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";

/** The part of a path that a parameter fills: `simple`, `label` or `matrix`. Whatever the value holds, it stays within its segment. */
export function writePathValue({ parameter, value }: Valued): string {
  const { name, style = "simple", explode = false } = parameter;
  if (style === "json") return encodeURIComponent(toText(name, JSON.stringify(value)));
  const items = toItems(name, value);
  if (style === "label") return isEmpty(items) ? "" : `.${joined(items, explode ? "." : ",", explode, encodeURIComponent)}`;
  if (style === "matrix") return isEmpty(items) ? "" : matrix(encodeURIComponent(name), items, explode);
  return joined(items, ",", explode, encodeURIComponent);
}

function isEmpty(items: Items): boolean {
  if (items.kind === "one") return items.text === "";
  return items.kind === "list" ? items.texts.length === 0 : items.pairs.length === 0;
}

function matrix(name: string, items: Items, explode: boolean): string {
  if (!explode || items.kind === "one") return `;${name}=${joined(items, ",", false, encodeURIComponent)}`;
  if (items.kind === "list") return items.texts.map((text) => `;${name}=${encodeURIComponent(text)}`).join("");
  return items.pairs.map(([key, value]) => `;${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("");
}
