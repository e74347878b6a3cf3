import type { FieldError } from "#lib/contracts/errors.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import type { GraphqlAnswer } from "#lib/executors/api-call/graphql/read-graphql-answer.ts";
import { redactSecrets } from "#lib/executors/api-call/http/redact-secrets.ts";
import { toStatusFailure } from "#lib/executors/api-call/http/to-status-failure.ts";

const ERRORS_MAX = 20;
const CHARS_MAX = 500;
/** In place of a text that may repeat a secret too short to be found in it. */
const NOT_SHOWN = "a message that is not shown";

/**
 * The errors that a service lists, each with its message and the path of the answer that it concerns, and what it answered beside them.
 * A status outside of 200 to 299 still tells the layer, and whether to try again.
 */
export function toGraphqlFailure(answer: EgressAnswer, { data, errors }: GraphqlAnswer, auth: ResolvedAuth): ExecutorFailure {
  const shown = errors.slice(0, ERRORS_MAX).map((error) => toFieldError(error, auth));
  const isOk = answer.status >= 200 && answer.status <= 299;
  const { layer, extra } = isOk ? new ExecutorFailure("upstream", "") : toStatusFailure(answer, auth);
  const status = isOk ? "" : ` (status ${answer.status})`;
  return new ExecutorFailure(layer, `The service answered with errors${status}: ${summaryOf(shown, errors.length)}`, {
    ...extra,
    errors: shown,
    ...(data === undefined || data === null ? {} : { partialData: data }),
  });
}

function summaryOf([first]: FieldError[], count: number): string {
  const more = count > 1 ? `, and ${count - 1} more` : "";
  return first === undefined ? "" : `${first.message} (at ${first.path})${more}`;
}

function toFieldError({ message, path, extensions }: JsonObject, auth: ResolvedAuth): FieldError {
  const code = typeof extensions === "object" && extensions !== null && !Array.isArray(extensions) ? extensions["code"] : undefined;
  const told = typeof message === "string" ? message : "no message";
  return {
    path: clean(`data${Array.isArray(path) ? path.map(toStep).join("") : ""}`, auth) || "data",
    message: clean(typeof code === "string" ? `${told} [${code}]` : told, auth) || NOT_SHOWN,
  };
}

function toStep(step: Json): string {
  return typeof step === "number" ? `[${step}]` : `.${String(step)}`;
}

/** Redacted before it is cut, so that no cut leaves half a secret. */
function clean(text: string, auth: ResolvedAuth): string {
  const line = redactSecrets(text, auth)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
  return line.length > CHARS_MAX ? `${line.slice(0, CHARS_MAX).toWellFormed()}…` : line;
}
