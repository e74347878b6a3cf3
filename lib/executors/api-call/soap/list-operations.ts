import type { OperationSummary } from "#lib/contracts/connector-schemas.ts";
import { nameOperations } from "#lib/executors/api-call/soap/name-operations.ts";
import { summaryOf } from "#lib/executors/api-call/soap/summary-of.ts";
import type { Wsdl } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

/** Everything that a service offers, in the order of the names. */
export function listOperations(wsdl: Wsdl): OperationSummary[] {
  return [...nameOperations(wsdl)].map(([name, operation]) => summaryOf(name, operation)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
