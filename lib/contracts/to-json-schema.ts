import type { Json, JsonObject } from "./json.ts";
import type { Parameter, ParameterSchema, Parameters } from "./parameters.ts";

/**
 * The JSON Schema (draft 2020-12) of parameters in either form. A list becomes a closed object, at every depth:
 * a value that nobody declared is an error, not silently dropped. A JSON Schema is returned as it is.
 */
export function toJsonSchema(parameters: Parameters): JsonObject {
  return Array.isArray(parameters) ? objectSchema(parameters) : parameters;
}

function objectSchema(parameters: Parameter[]): JsonObject {
  const required = parameters.filter((parameter) => parameter.required === true).map((parameter) => parameter.name);
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, valueSchema(parameter)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function valueSchema(parameter: ParameterSchema): JsonObject {
  const schema: Record<string, Json | undefined> = {
    type: parameter.type,
    description: parameter.description,
    default: parameter.default,
    enum: parameter.enum,
    format: parameter.format,
    pattern: parameter.pattern,
    minLength: parameter.minLength,
    maxLength: parameter.maxLength,
    ...bounds(parameter),
    ...(parameter.items === undefined ? {} : { items: valueSchema(parameter.items) }),
    ...(parameter.properties === undefined ? {} : objectSchema(parameter.properties)),
  };
  return Object.fromEntries(Object.entries(schema).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function bounds({ type, min, max }: ParameterSchema): Record<string, Json | undefined> {
  return type === "array" ? { minItems: min, maxItems: max } : { minimum: min, maximum: max };
}
