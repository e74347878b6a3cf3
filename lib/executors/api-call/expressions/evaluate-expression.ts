import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { BoundedInterpreter } from "./bounded-interpreter.ts";
import { compileExpression } from "./compile-expression.ts";

/** The value of a JMESPath expression over an answer. `what` names the expression in the failure of one that does not apply. */
export function evaluateExpression(what: string, expression: string, value: Json): Json {
  try {
    const found = new BoundedInterpreter().search(compileExpression(expression), value);
    return found === undefined ? null : found;
  } catch (cause) {
    // The library tells types and places, never values.
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : "unusable";
    throw new ExecutorFailure("response_schema", `The endpoint's ${what} does not apply to the answer: ${reason}`, { cause });
  }
}
