import type { EgressAnswer, EgressRequest } from "#lib/egress/egress.ts";
import type { Attempt } from "#lib/executors/api-call/attempts/attempt.ts";
import { watchExchange } from "#lib/executors/api-call/http/watch-exchange.ts";
import { SANDBOX_LIMITS } from "#lib/sandbox/limits.ts";
import type { SignedFetch } from "./fetch-target.ts";
import type { HostEnv } from "./host-env.ts";

interface Content {
  method: string;
  body?: string | null | undefined;
  bodyBase64?: string | null | undefined;
}

interface Within extends Required<Pick<EgressRequest, "mayVisit">> {
  attempt: Attempt;
}

/** Sends what code asks for, and keeps it for the execution's record. */
export async function sendFetch(
  { again: _, ...to }: SignedFetch,
  content: Content,
  { attempt, mayVisit }: Within,
  { egress, record, signal, tokens, tenant }: HostEnv & { signal: AbortSignal },
): Promise<EgressAnswer> {
  const { method } = content;
  const body = bodyOf(content);
  const { watch, toRaw } = watchExchange({ ...to, method, body });
  let answer: EgressAnswer | undefined;
  try {
    answer = await egress.request({
      ...to,
      ...watch,
      ...(body === undefined ? {} : { body }),
      method,
      ...(tenant === undefined ? {} : { tenant }),
      timeoutMs: attempt.timeoutMs,
      maxResponseBytes: SANDBOX_LIMITS.hostAnswerBytesMax,
      signal,
      mayVisit,
      onPhase(name, ms) {
        if (name === "request") attempt.sent();
        record.phase(name, ms);
      },
    });
    return answer;
  } finally {
    record.exchange?.(toRaw(answer, tokens?.spellings ?? []));
  }
}

function bodyOf({ body, bodyBase64 }: Content): string | Buffer | undefined {
  if (body !== null && body !== undefined) return body;
  return bodyBase64 === null || bodyBase64 === undefined ? undefined : Buffer.from(bodyBase64, "base64");
}
