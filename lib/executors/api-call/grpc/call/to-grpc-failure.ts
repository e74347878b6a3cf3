import { type ServiceError, status } from "@grpc/grpc-js";
import type { Layer } from "#lib/contracts/errors.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { redactSecrets } from "#lib/executors/api-call/http/redact-secrets.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { statusDetails } from "./status-details.ts";

const EXCERPT_CHARS_MAX = 300;

/** Where a status is not the service's word about the request. */
const LAYERS: Partial<Record<status, Layer>> = {
  [status.UNAUTHENTICATED]: "auth",
  [status.PERMISSION_DENIED]: "auth",
  [status.RESOURCE_EXHAUSTED]: "rate_limit",
  [status.DEADLINE_EXCEEDED]: "timeout",
};

/** https://github.com/grpc/grpc/blob/master/doc/statuscodes.md: what another attempt may mend. */
const RETRYABLE = new Set<status>([status.UNAVAILABLE, status.RESOURCE_EXHAUSTED, status.ABORTED, status.DEADLINE_EXCEEDED]);

/** The library's own words for what it cuts off; it gives them the code that services use for rate limits. */
const TOO_LARGE = /^Received message (larger than max|that decompresses to a size larger)/;

interface Circumstances {
  /** What the call was signed with, to redact by. */
  auth: ResolvedAuth;
  host: string;
  timeoutMs: number;
  upstream: Pick<Upstream, "maxResponseBytes">;
}

/** A status other than OK, with the beginning of what the service says about it. */
export function toGrpcFailure(
  { code, details, metadata }: ServiceError,
  { auth, host, timeoutMs, upstream }: Circumstances,
): ExecutorFailure {
  if (code === status.DEADLINE_EXCEEDED) {
    return new ExecutorFailure("timeout", `${host} did not answer within ${Math.round(timeoutMs)} ms (DEADLINE_EXCEEDED)`, {
      retryable: true,
    });
  }
  if (code === status.RESOURCE_EXHAUSTED && TOO_LARGE.test(details)) {
    return new ExecutorFailure("upstream", `A message of ${host} is larger than ${upstream.maxResponseBytes} bytes`);
  }
  const { errors, retryAfterMs } = statusDetails(metadata);
  const told = excerptOf(details, auth);
  const redacted = errors.map(({ path, message }) => ({ path: excerptOf(path, auth), message: excerptOf(message, auth) }));
  return new ExecutorFailure(
    LAYERS[code] ?? "upstream",
    `The upstream answered with status ${status[code]} (${code})${told === "" ? "" : `: ${told}`}`,
    {
      retryable: RETRYABLE.has(code),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(errors.length === 0 ? {} : { errors: redacted }),
    },
  );
}

/** Redacted before it is cut, so that no cut leaves half a secret. */
function excerptOf(text: string, auth: ResolvedAuth): string {
  const line = redactSecrets(text, auth)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
  const cut = Array.from(line.slice(0, EXCERPT_CHARS_MAX + 1))
    .slice(0, EXCERPT_CHARS_MAX)
    .join("");
  return cut.length === line.length ? cut : `${cut.trimEnd()}…`;
}
