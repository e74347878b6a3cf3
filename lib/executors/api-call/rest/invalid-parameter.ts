import type { FieldError } from "#lib/contracts/errors.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** A parameter that passed its schema and still cannot be sent where it belongs. The value is not repeated. */
export function invalidParameter(name: string, reason: string): ExecutorFailure {
  return invalidParameters([{ path: `parameters.${name}`, message: reason }]);
}

export function invalidParameters(errors: FieldError[]): ExecutorFailure {
  const message = errors.map(({ path, message }) => `${path} ${message}`).join("; ");
  return new ExecutorFailure("validation", message, { errors });
}
