import type { Json } from "#lib/contracts/json.ts";
import { evaluateExpression } from "#lib/executors/api-call/expressions/evaluate-expression.ts";
import { redactJson } from "#lib/redact-json.ts";
import { findHiddenError } from "./find-hidden-error.ts";

/** What an endpoint of any protocol makes of an answer. */
export interface OutputShape {
  errorWhen: string | null;
  projection: string | null;
}

/** The result of a call: the part of its output that the endpoint asks for. Expressions can take a text apart, so secrets are gone before they see it. */
export function shapeOutput({ errorWhen, projection }: OutputShape, output: Json, secrets: () => readonly string[]): Json {
  if (errorWhen === null && projection === null) return output;
  const shown = redactJson(output, secrets());
  const failure = findHiddenError(errorWhen, shown);
  if (failure !== undefined) throw failure;
  return projection === null ? shown : evaluateExpression("projection", projection, shown);
}
