import type { Endpoint } from "#lib/contracts/endpoints.ts";

/** What an endpoint calls, in one line. */
export function endpointSummary({ method, path, operation }: Pick<Endpoint, "method" | "path" | "operation">): string {
  if (operation === null) return `${method} ${path}`;
  if (operation.kind === "graphql") return operation.operationName ?? operation.document.replace(/\s+/g, " ").slice(0, 80);
  if (operation.kind === "soap") return operation.operation;
  return operation.kind === "grpc" ? `${operation.service}/${operation.method}` : operation.name;
}
