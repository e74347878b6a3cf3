import { runAttempts } from "#lib/executors/api-call/attempts/run-attempts.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { attemptCall, type SentCall } from "./attempt-call.ts";

/** What gRPC uses of the environment. */
export type GrpcEnv = HttpEnv;

export interface CallRequest<T> {
  /** `package.Service/Method` */
  name: string;
  /** Names in lower case; over the connector's default headers. */
  headers: Readonly<Record<string, string>>;
  /** What is sent, in JSON, for the record. */
  body?: string;
  /** Whether a second attempt does no harm. */
  idempotent: boolean;
  /** Sends one message or several, once for each attempt. */
  send: (call: SentCall) => Promise<T>;
}

/** Makes a signed call of a connector, in as many attempts as it may have. The door of everything that speaks gRPC. */
export function signedCall<T>(upstream: Upstream, { name, headers, body, idempotent, send }: CallRequest<T>, env: GrpcEnv): Promise<T> {
  const url = new URL(upstream.baseUrl);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/${name}`;
  const defaults = Object.entries(upstream.defaultHeaders).map(([header, value]) => [header.toLowerCase(), value]);
  const request = { method: "POST", url, headers: { ...Object.fromEntries(defaults), ...headers }, body };
  return runAttempts(upstream, { idempotent }, (attempt) => attemptCall(upstream, { ...request, send }, attempt, env), env);
}
