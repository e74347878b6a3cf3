import { requestParameters } from "#lib/contracts/endpoint-call.ts";
import { type Endpoint, parameterProblems } from "#lib/contracts/endpoints.ts";
import { AppError } from "#lib/errors.ts";
import { compileExpression } from "#lib/executors/api-call/expressions/compile-expression.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { compileSchema } from "../parameters/compile-schema.ts";

type Checked = Pick<
  Endpoint,
  | "path"
  | "pathParams"
  | "queryParams"
  | "headerParams"
  | "cookieParams"
  | "bodySchema"
  | "responseSchema"
  | "pagination"
  | "projection"
  | "errorWhen"
>;

/** Path and parameters agree and every schema and expression is usable. Throws `invalid_request`. */
export function checkEndpoint(endpoint: Checked): void {
  const errors = parameterProblems(endpoint).map((message) => ({ path: "pathParams", message }));
  if (errors.length > 0) throw new AppError("invalid_request", errors.map(({ message }) => message).join("; "), { errors });
  compileParameters(requestParameters(endpoint), "pathParams, queryParams, headerParams or cookieParams");
  if (endpoint.bodySchema !== null) compileParameters(endpoint.bodySchema, "bodySchema");
  if (endpoint.responseSchema !== null) compileSchema(endpoint.responseSchema, "responseSchema", "output");
  for (const [path, expression] of expressionsOf(endpoint)) assertExpression(path, expression);
}

function expressionsOf({ pagination, projection, errorWhen }: Checked): [path: string, expression: string | null][] {
  const { items, cursor, url } = { items: null, cursor: null, url: null, ...pagination };
  return [
    ["projection", projection],
    ["errorWhen", errorWhen],
    ["pagination.items", items],
    ["pagination.cursor", cursor],
    ["pagination.url", url],
  ];
}

function assertExpression(path: string, expression: string | null): void {
  if (expression === null) return;
  try {
    compileExpression(expression);
  } catch (cause) {
    const message = `is not a usable JMESPath expression: ${cause instanceof Error ? cause.message.slice(0, 300) : "unusable"}`;
    throw new AppError("invalid_request", `${path} ${message}`, { errors: [{ path, message }], cause });
  }
}
