import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { FieldError } from "#lib/contracts/errors.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { AppError } from "#lib/errors.ts";
import { ajv } from "./ajv.ts";
import { assertBoundedSchema } from "./assert-bounded-schema.ts";
import { isSmallFor } from "./is-small-for.ts";
import { plainNullable } from "./plain-nullable.ts";

const ERRORS_MAX = 100;

/**
 * Checks a value; an input gets its defaults filled in. Returns every problem with its path below `root`, of a large value the first one;
 * none when it is valid.
 */
export type Validator = (value: Json, root: string) => FieldError[];

/** Compiles a JSON Schema of a user. Throws `invalid_request` naming `path` where the schema itself is wrong. */
export function compileSchema(schema: JsonObject | boolean, path: string, direction: "input" | "output" = "input"): Validator {
  if (typeof schema !== "boolean") assertBoundedSchema(schema, path);
  const findAll = compile(schema, path, ajv(direction, "all"));
  let findFirst: ValidateFunction | undefined;
  const isSmall = isSmallFor(schema);
  const validatorFor = (value: Json): ValidateFunction => {
    if (isSmall(value)) return findAll;
    findFirst ??= compile(schema, path, ajv(direction, "first"));
    return findFirst;
  };
  return (value, root) => {
    const validate = validatorFor(value);
    if (validate(value)) return [];
    return (validate.errors ?? []).slice(0, ERRORS_MAX).map((error) => toFieldError(error, root));
  };
}

function compile(schema: JsonObject | boolean, path: string, instance: Ajv2020): ValidateFunction {
  try {
    return instance.compile(withoutId(schema));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 300) : "unusable";
    throw new AppError("invalid_request", `${path} is not a usable JSON Schema: ${reason}`, {
      errors: [{ path, message: reason }],
      cause: error,
    });
  }
}

/** An $id would be registered for good on the shared instance. */
function withoutId(schema: JsonObject | boolean): JsonObject | boolean {
  if (typeof schema === "boolean") return schema;
  const { $id: _, ...anonymous } = schema;
  return JSON.stringify(anonymous).includes('"nullable":') ? plainNullable(anonymous) : anonymous;
}

function toFieldError(error: ErrorObject, root: string): FieldError {
  const path = error.instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((text, part) => (/^\d+$/.test(part) ? `${text}[${part}]` : `${text}.${part}`), root);
  const params = error.params as { missingProperty?: string; additionalProperty?: string; allowedValues?: unknown[] };
  if (error.keyword === "required") return { path: `${path}.${params.missingProperty}`, message: "is required" };
  if (error.keyword === "additionalProperties") return { path: `${path}.${params.additionalProperty}`, message: "is not known here" };
  if (error.keyword === "enum") return { path, message: `must be one of ${JSON.stringify(params.allowedValues).slice(0, 300)}` };
  return { path, message: error.message ?? "is not valid" };
}
