import type { EndpointOperation } from "#lib/contracts/endpoint-operation.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { AppError } from "#lib/errors.ts";

export type OperationOf<K extends EndpointOperation["kind"]> = Extract<EndpointOperation, { kind: K }>;

/** What a stored endpoint calls. Throws `conflict` where its connector was of another protocol when it was made. */
export function storedOperation<K extends EndpointOperation["kind"]>({ operation }: EndpointDefinition, kind: K): OperationOf<K> {
  if (operation?.kind === kind) return operation as OperationOf<K>;
  throw madeForAnother();
}

export function madeForAnother(): AppError {
  return new AppError("conflict", "The endpoint was made for another protocol than the connector's");
}
