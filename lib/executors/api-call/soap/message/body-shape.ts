import type { WsdlMessage } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import type { ComplexType, XsdElement } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** What the parameters of an operation, or its result, are: the object that one element is, or an object of several by name. */
export type BodyShape = { kind: "object"; element: XsdElement; type: ComplexType } | { kind: "named"; parts: readonly NamedPart[] };

export interface NamedPart {
  key: string;
  element: XsdElement;
}

export function bodyShape({ wrapper, parts }: WsdlMessage): BodyShape {
  const [only, ...others] = parts;
  if (wrapper !== null || only === undefined || others.length > 0) {
    return { kind: "named", parts: parts.map(({ name, element }) => ({ key: name, element })) };
  }
  const { element } = only;
  const type = element.type();
  const isObject = type.kind === "complex" && type.text === null && type.arrayItem === null;
  return isObject ? { kind: "object", element, type } : { kind: "named", parts: [{ key: element.name, element }] };
}
