import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import { operationSchemas } from "#lib/executors/api-call/soap/json-schema/operation-schemas.ts";
import type { Wsdl, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

const NAME_CHARS_MAX = 300;
const lists = new WeakMap<Wsdl, ApiOperation[]>();

/**
 * Everything that a service offers, by name: `Calculator.Add`. What several ports or services offer alike is told once, though they differ in
 * the version of SOAP.
 */
export function listOperations(wsdl: Wsdl): ApiOperation[] {
  const known = lists.get(wsdl);
  if (known !== undefined) return known;
  const named = new Map<string, WsdlOperation>();
  const told = new Set<string>();
  for (const operation of wsdl.operations) {
    const { service, port, name, portType, address } = operation;
    const same = JSON.stringify([portType, name, address?.replace(/^https?:/, "")]);
    if (told.has(same)) continue;
    told.add(same);
    const short = `${service}.${name}`;
    named.set(named.has(short) ? `${service}.${port}.${name}` : short, operation);
  }
  const list = [...named].map(([name, operation]) => toApiOperation(wsdl, name, operation)).sort((a, b) => (a.name < b.name ? -1 : 1));
  lists.set(wsdl, list);
  return list;
}

function toApiOperation(wsdl: Wsdl, name: string, operation: WsdlOperation): ApiOperation {
  const { service, port, documentation } = operation;
  const isCallable = [service, port, operation.name].every((text) => text.length <= NAME_CHARS_MAX);
  return {
    name,
    kind: "request",
    description: documentation,
    operation: { kind: "soap", service, port, operation: operation.name, soapVersion: null },
    ...operationSchemas(wsdl, operation),
    // A description does not tell what only reads.
    idempotent: null,
    unsupported: isCallable ? null : "Its name is too long",
  };
}
