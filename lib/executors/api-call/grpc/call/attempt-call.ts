import { type Client, type Metadata, status } from "@grpc/grpc-js";
import { toAbortFailure } from "#lib/egress/to-abort-failure.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Attempt } from "#lib/executors/api-call/attempts/attempt.ts";
import { type SignedRequest, signAgain, signRequest, type UnsignedRequest } from "#lib/executors/api-call/auth/sign-request.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { openChannel } from "../channel/open-channel.ts";
import { grpcCodeOf, withGrpcCode } from "./grpc-code.ts";
import { isServiceError } from "./is-service-error.ts";
import { toGrpcFailure } from "./to-grpc-failure.ts";
import { toHeaders } from "./to-headers.ts";
import { toMetadata } from "./to-metadata.ts";

/** One call on its way. */
export interface SentCall {
  client: Client;
  /** `/package.Service/Method`, behind the path of the base URL. */
  path: string;
  metadata: Metadata;
  /** What is left of the call's time. */
  timeoutMs: number;
  /** To be filled with what comes back. */
  answer: { headers: Record<string, string>; bytes: number };
}

interface Wanted<T> extends UnsignedRequest {
  body: string | undefined;
  send: (call: SentCall) => Promise<T>;
}

/** Signs a call and makes it, once more where the service does not know who calls and another signature can be had. */
export async function attemptCall<T>(upstream: Upstream, wanted: Wanted<T>, attempt: Attempt, env: HttpEnv): Promise<T> {
  const endsAt = performance.now() + attempt.timeoutMs;
  const { client, release } = await openChannel(upstream, attempt.timeoutMs, env);
  let wasSilent = false;
  const once = async (signed: SignedRequest): Promise<T> => {
    const timeoutMs = Math.max(1, endsAt - performance.now());
    // No path of gRPC has a query.
    if (signed.url.search !== "") throw new ExecutorFailure("auth", "gRPC has no query, so the API key must go into a header");
    const call = { client, path: signed.url.pathname, metadata: toMetadata(signed.headers), timeoutMs, answer: { headers: {}, bytes: 0 } };
    attempt.sent();
    const result = await recorded(wanted, signed, call, env).catch((thrown: unknown) => {
      if (env.signal.aborted) throw toAbortFailure(env.signal.reason);
      if (!isServiceError(thrown)) throw thrown;
      attempt.answered(thrown.code);
      wasSilent = thrown.code === status.DEADLINE_EXCEEDED && Object.keys(call.answer.headers).length === 0;
      const failure = toGrpcFailure(thrown, { auth: signed.used, host: wanted.url.host, timeoutMs: attempt.timeoutMs, upstream });
      throw withGrpcCode(failure, thrown.code);
    });
    attempt.answered(status.OK);
    return result;
  };
  try {
    const signed = await signRequest(upstream.auth, wanted, env);
    return await once(signed).catch(async (failure: unknown) => {
      if (grpcCodeOf(failure) !== status.UNAUTHENTICATED) throw failure;
      const again = await signAgain(upstream.auth, wanted, signed, { status: 401, headers: {} }, env);
      if (again === undefined) throw failure;
      await attempt.again(status.UNAUTHENTICATED);
      return once(again);
    });
  } finally {
    release(wasSilent);
  }
}

/** The call, and for the execution's record what went out and what came back. */
async function recorded<T>(
  { method, body, send }: Wanted<T>,
  signed: SignedRequest,
  call: SentCall,
  { record, tokens }: HttpEnv,
): Promise<T> {
  const { url, headers, sensitiveHeaders, sensitiveQueryParams } = signed;
  const keep = (code: status | undefined) =>
    record.exchange?.({
      request: { method, url: url.href, headers, body, sensitiveHeaders, sensitiveQueryParams },
      response: code === undefined ? undefined : { ...call.answer, status: code },
      spellings: tokens?.spellings ?? [],
    });
  try {
    const result = await send(call);
    keep(status.OK);
    return result;
  } catch (thrown) {
    if (isServiceError(thrown)) Object.assign(call.answer.headers, toHeaders(thrown.metadata));
    keep(isServiceError(thrown) ? thrown.code : undefined);
    throw thrown;
  }
}
