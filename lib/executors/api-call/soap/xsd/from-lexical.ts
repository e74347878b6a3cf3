import type { Json } from "#lib/contracts/json.ts";
import type { SimpleType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";
import { withoutTrailing } from "#lib/without-trailing.ts";

type Reader = (text: string) => Json;

/** What is not written as its type says stays the text that came. */
const toInteger: Reader = (text) => {
  const value = Number(text);
  return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(value) ? value : text;
};

/** A number that a double cannot hold exactly stays a text, so that no digit is lost. */
const toDecimal: Reader = (text) => {
  const [whole = "", fraction = ""] = text.replace(/^[+-]?0*/, "").split(".");
  const digits = whole.length + withoutTrailing(fraction, "0").length;
  return /^[+-]?(\d+([.]\d*)?|[.]\d+)$/.test(text) && digits <= 15 ? Number(text) : text;
};

const toDouble: Reader = (text) => {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) ? value : text;
};

const toBoolean: Reader = (text) => {
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : text;
};

const INTEGERS = [
  ..."byte unsignedByte short unsignedShort int unsignedInt long unsignedLong integer".split(" "),
  ..."nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger".split(" "),
];
const READERS = new Map<string, Reader>([
  ...INTEGERS.map((name): [string, Reader] => [name, toInteger]),
  ["decimal", toDecimal],
  ["float", toDouble],
  ["double", toDouble],
  ["boolean", toBoolean],
  ["base64Binary", (text) => text.replace(/\s+/g, "")],
]);
/** Of all other types, spaces at the ends are not part of the value (XML Schema part 2, section 4.3.6). */
const KEEP_SPACES = new Set(["string", "normalizedString", "anySimpleType"]);

/** The value that a text means. */
export function fromLexical(type: SimpleType, text: string): Json {
  if (type.item !== null) {
    const { item } = type;
    const items = text.split(/\s+/).filter((part) => part !== "");
    return items.map((part) => fromLexical(item, part));
  }
  if (type.members.length > 0 || KEEP_SPACES.has(type.builtin)) return text;
  const trimmed = text.trim();
  return READERS.get(type.builtin)?.(trimmed) ?? trimmed;
}
