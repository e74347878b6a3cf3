import { randomUUID } from "node:crypto";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import type { ExecutorFailure } from "#lib/errors.ts";
import { runAttempts } from "#lib/executors/api-call/attempts/run-attempts.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { sendAttempt } from "#lib/executors/api-call/http/send-attempt.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What an HTTP call uses of the environment. */
export type HttpEnv = Pick<ExecutionEnv, "egress" | "record" | "signal" | "timeoutMs" | "startedAt" | "tokens"> &
  Partial<Pick<ExecutionEnv, "tenant">>;

export interface UpstreamRequest {
  method: string;
  url: URL;
  /** Names in lower case; over the connector's default headers. */
  headers: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** Makes the body anew each time that it is sent, for one that must not be sent twice. */
  renewBody?: () => Promise<string | Buffer>;
  /** Whether a second attempt does no harm; by the method where absent. */
  idempotent?: boolean;
  /** Gets one key for all attempts of this request, which makes them harmless. */
  idempotencyHeader?: string;
  /** The key itself, where several requests do one thing. */
  idempotencyKey?: string;
  /** Why an answer is a failure; a status outside of 200 to 299 is where absent. `auth` is what the request was signed with, to redact by. */
  judge?: (answer: EgressAnswer, auth: ResolvedAuth) => ExecutorFailure | undefined;
}

/** RFC 9110 section 9.2.2. */
const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/** Sends one signed request of a connector, and again where an attempt fails for a passing reason. The door of every protocol that speaks HTTP. */
export function sendRequest(upstream: Upstream, request: UpstreamRequest, env: HttpEnv): Promise<EgressAnswer> {
  const { method, idempotent = IDEMPOTENT.has(method), idempotencyHeader } = request;
  const outgoing = { ...request, headers: toHeaders(upstream.defaultHeaders, request) };
  const rules = { idempotent: idempotent || idempotencyHeader !== undefined };
  return runAttempts(upstream, rules, (attempt) => sendAttempt(upstream, outgoing, attempt, env), env);
}

/** The connector's headers, over them the request's own; a key that the caller chose is kept, one that all requests would share is not. */
function toHeaders(
  defaults: Upstream["defaultHeaders"],
  { headers: own, idempotencyHeader, idempotencyKey }: UpstreamRequest,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(defaults)) headers[name.toLowerCase()] = value;
  if (idempotencyHeader !== undefined) headers[idempotencyHeader.toLowerCase()] = idempotencyKey ?? randomUUID();
  return { ...headers, ...own };
}
