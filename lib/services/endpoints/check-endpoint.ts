import { type Endpoint, parameterProblems } from "#lib/contracts/endpoints.ts";
import { AppError } from "#lib/errors.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { compileSchema } from "../parameters/compile-schema.ts";
import { requestParameters } from "./endpoint-parameters.ts";

type Checked = Pick<Endpoint, "path" | "pathParams" | "queryParams" | "headerParams" | "cookieParams" | "bodySchema" | "responseSchema">;

/** Path and parameters agree and every schema is usable. Throws `invalid_request`. */
export function checkEndpoint(endpoint: Checked): void {
  const errors = parameterProblems(endpoint).map((message) => ({ path: "pathParams", message }));
  if (errors.length > 0) throw new AppError("invalid_request", errors.map(({ message }) => message).join("; "), { errors });
  compileParameters(requestParameters(endpoint), "pathParams, queryParams, headerParams or cookieParams");
  if (endpoint.bodySchema !== null) compileParameters(endpoint.bodySchema, "bodySchema");
  if (endpoint.responseSchema !== null) compileSchema(endpoint.responseSchema, "responseSchema", "output");
}
