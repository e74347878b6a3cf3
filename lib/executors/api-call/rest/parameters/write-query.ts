import type { ParameterStyle } from "#lib/contracts/endpoint-parameters.ts";
import { joined } from "#lib/executors/api-call/rest/parameters/joined.ts";
import { toItems } from "#lib/executors/api-call/rest/parameters/to-items.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";
import type { Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";
import { writeDeepObject } from "#lib/executors/api-call/rest/parameters/write-deep-object.ts";

type Encode = (text: string) => string;

/** What a browser would not encode in a query either; `&`, `+`, `#` and brackets would change what the query says. */
const RESERVED = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g;
const SEPARATORS: Partial<Record<ParameterStyle, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** One parameter of a query, as encoded `name=value` pieces. An empty list has none. */
export function writeQuery({ parameter, value }: Valued): string[] {
  const { name, style = "form" } = parameter;
  const encode = parameter.allowReserved === true ? encodeReserved : encodeURIComponent;
  const key = encodeURIComponent(toText(name, name));
  if (style === "json") return [`${key}=${encode(toText(name, JSON.stringify(value)))}`];
  if (style === "deepObject") return writeDeepObject(name, value).map(([path, text]) => `${encodeURIComponent(path)}=${encode(text)}`);
  const separator = SEPARATORS[style];
  const explode = parameter.explode ?? separator === undefined;
  const items = toItems(name, value);
  if (items.kind === "one") return [`${key}=${encode(items.text)}`];
  if (items.kind === "list" ? items.texts.length === 0 : items.pairs.length === 0) return [];
  if (!explode) return [`${key}=${joined(items, separator ?? ",", false, encode)}`];
  if (items.kind === "list") return items.texts.map((text) => `${key}=${encode(text)}`);
  return items.pairs.map(([field, text]) => `${encodeURIComponent(field)}=${encode(text)}`);
}

const encodeReserved: Encode = (text) => encodeURIComponent(text).replace(RESERVED, decodeURIComponent);
