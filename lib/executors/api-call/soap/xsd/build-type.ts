import type { QName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import { buildComplexType } from "#lib/executors/api-call/soap/xsd/build-complex-type.ts";
import { buildSimpleType } from "#lib/executors/api-call/soap/xsd/build-simple-type.ts";
import type { Declarations, Declared } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** A `complexType` or `simpleType`; `name` is null for one that stands inside of an element. */
export function buildType(declared: Declared, all: Declarations, name: QName | null): XsdType {
  return declared.node.local === "simpleType" ? buildSimpleType(declared, all, name) : buildComplexType(declared, all, name);
}
