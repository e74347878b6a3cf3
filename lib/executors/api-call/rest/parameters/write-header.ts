import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { joined } from "#lib/executors/api-call/rest/parameters/joined.ts";
import { toItems } from "#lib/executors/api-call/rest/parameters/to-items.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";
import type { Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";

/** The value of a header parameter, `simple`: headers know no encoding, so what they cannot carry is refused. */
export function writeHeader({ parameter, value }: Valued): string {
  const { name, explode = false } = parameter;
  const text =
    parameter.style === "json" ? toText(name, JSON.stringify(value)) : joined(toItems(name, value), ",", explode, (part) => part);
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  throw invalidParameter(name, "has a line break or another character that headers cannot carry");
}
