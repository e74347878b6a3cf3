import type { Parameters } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import { compileSchema, type Validator } from "./compile-schema.ts";

/** The validator of declared parameters, in either form. Throws `invalid_request` where they are not usable. */
export function compileParameters(parameters: Parameters, path = "parameters"): Validator {
  return compileSchema(toJsonSchema(parameters), path);
}
