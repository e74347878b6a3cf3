import type { OperationSummary } from "#lib/contracts/connector-schemas.ts";
import type { WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

/** What an endpoint takes of each name. */
const NAME_CHARS_MAX = 300;

export function summaryOf(name: string, { service, port, name: own, documentation }: WsdlOperation): OperationSummary {
  const isCallable = [service, port, own].every((text) => text.length <= NAME_CHARS_MAX);
  return { name, kind: "request", description: documentation, unsupported: isCallable ? null : "Its name is too long" };
}
