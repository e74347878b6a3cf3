import { type Metadata, status } from "@grpc/grpc-js";
import { toAbortFailure } from "#lib/egress/to-abort-failure.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Attempt } from "#lib/executors/api-call/attempts/attempt.ts";
import { runAttempts } from "#lib/executors/api-call/attempts/run-attempts.ts";
import { type SignedRequest, signAgain, signRequest, type UnsignedRequest } from "#lib/executors/api-call/auth/sign-request.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { type OpenChannel, openChannel } from "../channel/open-channel.ts";
import { isServiceError } from "./is-service-error.ts";
import { toGrpcFailure } from "./to-grpc-failure.ts";
import { toMetadata } from "./to-metadata.ts";

/** What gRPC uses of the environment. */
export type GrpcEnv = HttpEnv;

export interface SignedCall {
  client: OpenChannel["client"];
  metadata: Metadata;
  /** `/package.Service/Method`, behind the path of the base URL. */
  path: string;
  /** What is left of the call's time. */
  timeoutMs: number;
}

export interface CallRules {
  /** `package.Service/Method` */
  name: string;
  /** Names in lower case; over the connector's default headers. */
  headers: Readonly<Record<string, string>>;
  idempotent: boolean;
}

/** Makes a signed call of a connector, in as many attempts as it may have. The door of everything that speaks gRPC. */
export function signedCall<T>(upstream: Upstream, rules: CallRules, send: (call: SignedCall) => Promise<T>, env: GrpcEnv): Promise<T> {
  const url = new URL(upstream.baseUrl);
  const prefix = url.pathname.replace(/\/$/, "");
  url.pathname = `${prefix}/${rules.name}`;
  const defaults = Object.entries(upstream.defaultHeaders).map(([name, value]) => [name.toLowerCase(), value] as const);
  const unsigned = { method: "POST", url, headers: { ...Object.fromEntries(defaults), ...rules.headers } };
  return runAttempts(upstream, rules, (attempt) => attemptCall(upstream, unsigned, attempt, send, env), env);
}

async function attemptCall<T>(
  upstream: Upstream,
  unsigned: UnsignedRequest,
  attempt: Attempt,
  send: (call: SignedCall) => Promise<T>,
  env: GrpcEnv,
): Promise<T> {
  const endsAt = performance.now() + attempt.timeoutMs;
  const channel = await openChannel(upstream, attempt.timeoutMs, env);
  const timeLeft = () => Math.max(1, endsAt - performance.now());
  const sendOnce = async ({ headers, url, used }: SignedRequest) => {
    // No path of gRPC has a query.
    if (url.search !== "") throw new ExecutorFailure("auth", "gRPC has no query, so the API key must go into a header");
    const call = { client: channel.client, metadata: toMetadata(headers), path: url.pathname, timeoutMs: timeLeft() };
    attempt.sent();
    try {
      const result = await send(call);
      attempt.answered(status.OK);
      return result;
    } catch (thrown) {
      if (env.signal.aborted) throw toAbortFailure(env.signal.reason);
      if (!isServiceError(thrown)) throw thrown;
      attempt.answered(thrown.code);
      const circumstances = { auth: used, host: url.host, timeoutMs: attempt.timeoutMs, maxResponseBytes: upstream.maxResponseBytes };
      throw Object.assign(toGrpcFailure(thrown, circumstances), { [CODE]: thrown.code });
    }
  };
  try {
    const signed = await signRequest(upstream.auth, unsigned, env);
    try {
      return await sendOnce(signed);
    } catch (failure) {
      if (grpcCodeOf(failure) !== status.UNAUTHENTICATED) throw failure;
      const again = await signAgain(upstream.auth, unsigned, signed, { status: 401, headers: {} }, env);
      if (again === undefined) throw failure;
      return await sendOnce(again);
    }
  } finally {
    channel.release();
  }
}

const CODE = Symbol("grpc.code");

/** The status that a failure stands for; undefined where none came. */
export function grpcCodeOf(failure: unknown): status | undefined {
  return failure instanceof ExecutorFailure && CODE in failure ? (failure[CODE] as status) : undefined;
}
