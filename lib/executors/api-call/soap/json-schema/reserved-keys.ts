import { fieldsOf } from "#lib/executors/api-call/soap/xsd/fields-of.ts";
import type { ComplexType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** Where an object that is an element keeps its text, beside its attributes or its children. */
export const VALUE_KEY = "$value";
/** Names the type of an object that is of a derived type, as `xsi:type` does. */
export const TYPE_KEY = "$type";
/** Where a request and an answer keep their SOAP headers. */
export const HEADERS_KEY = "soapHeaders";

/** Where an object keeps its attributes. */
export function attributesKeyOf(type: ComplexType): string {
  return attributesKeyAmong([...fieldsOf(type).byName.keys()]);
}

/** The same beside fields of these names. */
export function attributesKeyAmong(names: readonly string[]): string {
  return names.includes("attributes") ? "$attributes" : "attributes";
}
