import type { Studio } from "./studio.ts";

export interface DocumentedOperation {
  id: string;
  method: string;
  /** With `{id}` as in OpenAPI. */
  path: string;
  hasBody: boolean;
  /** Callable without any sign-in. */
  isPublic: boolean;
  /** Callable by signed-in people only, not by API tokens. */
  needsPerson: boolean;
  queryNames: string[];
}

interface OperationObject {
  operationId: string;
  security?: object[];
  requestBody?: unknown;
  parameters?: { name: string; in: string }[];
}

/** Every route as the product describes itself. */
export async function readOperations(studio: Studio): Promise<DocumentedOperation[]> {
  const { body } = await studio.api<{ paths: Record<string, Record<string, OperationObject>> }>("GET", "/api/openapi.json");
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security, requestBody, parameters = [] }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      hasBody: requestBody !== undefined,
      isPublic: security?.length === 0,
      needsPerson: security?.length === 1 && "session" in (security[0] ?? {}),
      queryNames: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    })),
  );
}
