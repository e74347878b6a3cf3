import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { evaluateExpression } from "#lib/executors/api-call/expressions/evaluate-expression.ts";

const EXCERPT_CHARS_MAX = 300;

/** The failure that an answer is though its status says success, by the endpoint's own condition. The output holds no secret any more. */
export function findHiddenError(errorWhen: string | null, output: Json): ExecutorFailure | undefined {
  if (errorWhen === null || !isTrue(evaluateExpression("errorWhen", errorWhen, output))) return undefined;
  const text = JSON.stringify(output);
  const excerpt = text.length > EXCERPT_CHARS_MAX ? `${text.slice(0, EXCERPT_CHARS_MAX).toWellFormed()}…` : text;
  return new ExecutorFailure("upstream", `The upstream answered with an error in its body: ${excerpt}`);
}

/** What JMESPath takes for true: everything but null, false and what is empty. */
function isTrue(value: Json): boolean {
  if (value === null || value === false || value === "") return false;
  if (typeof value !== "object") return true;
  return Object.keys(value).length > 0;
}
