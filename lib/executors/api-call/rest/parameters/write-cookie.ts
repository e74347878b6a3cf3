import { joined } from "#lib/executors/api-call/rest/parameters/joined.ts";
import { toItems } from "#lib/executors/api-call/rest/parameters/to-items.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";
import type { Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";

/** What a cookie's value may not hold (RFC 6265 section 4.1.1), and what would end or split it. */
const UNSAFE = /[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]|%/gu;

/** One cookie parameter, as `name=value` pieces of the Cookie header. */
export function writeCookie({ parameter, value }: Valued): string[] {
  const { name, explode = true } = parameter;
  const key = encodeURIComponent(toText(name, name));
  if (parameter.style === "json") return [`${key}=${encode(toText(name, JSON.stringify(value)))}`];
  const items = toItems(name, value);
  if (items.kind === "one" || !explode) return [`${key}=${joined(items, ",", false, encode)}`];
  if (items.kind === "list") return items.texts.map((text) => `${key}=${encode(text)}`);
  return items.pairs.map(([field, text]) => `${encodeURIComponent(field)}=${encode(text)}`);
}

function encode(text: string): string {
  return text.replace(UNSAFE, encodeURIComponent);
}
