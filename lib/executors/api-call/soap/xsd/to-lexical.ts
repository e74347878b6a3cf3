import type { Json } from "#lib/contracts/json.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { isXmlText } from "#lib/executors/api-call/soap/xml/escape-xml.ts";
import type { SimpleType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** A value as XML Schema writes it. A value that does not fit its type goes out as it is: whether that is refused was decided before. */
export function toLexical(type: SimpleType | null, value: Json, path: string): string {
  if (Array.isArray(value)) {
    if (type?.item === null || type === null) throw invalidParameter(path, "must be a single value");
    return value.map((part) => toLexical(type.item, part, path)).join(" ");
  }
  if (value === null) return "";
  if (typeof value === "object") throw invalidParameter(path, "must be a single value, not an object");
  if (typeof value === "number") return numberText(type, value);
  const text = String(value);
  if (!isXmlText(text)) throw invalidParameter(path, "has a control character or another one that XML cannot carry");
  return text;
}

/** Only `float` and `double` are written with exponents. */
function numberText(type: SimpleType | null, value: number): string {
  if (type?.builtin === "float" || type?.builtin === "double") return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(value);
  return text.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 17 }) : text;
}
