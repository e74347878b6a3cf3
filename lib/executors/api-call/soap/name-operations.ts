import type { Wsdl, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

const known = new WeakMap<Wsdl, ReadonlyMap<string, WsdlOperation>>();

/**
 * The operations by name: `Calculator.Add`. What several ports or services offer alike is told once, though they differ in the version of
 * SOAP.
 */
export function nameOperations(wsdl: Wsdl): ReadonlyMap<string, WsdlOperation> {
  const names = known.get(wsdl) ?? name(wsdl);
  known.set(wsdl, names);
  return names;
}

function name({ operations }: Wsdl): ReadonlyMap<string, WsdlOperation> {
  const named = new Map<string, WsdlOperation>();
  const told = new Set<string>();
  for (const operation of operations) {
    const { service, port, portType, address } = operation;
    const same = JSON.stringify([portType, operation.name, address?.replace(/^https?:/, "")]);
    if (told.has(same)) continue;
    told.add(same);
    const short = `${service}.${operation.name}`;
    named.set(named.has(short) ? `${service}.${port}.${operation.name}` : short, operation);
  }
  return named;
}
