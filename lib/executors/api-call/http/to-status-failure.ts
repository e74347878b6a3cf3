import type { Layer } from "#lib/contracts/errors.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { askedWaitMs, isUsedUp } from "#lib/executors/api-call/http/asked-wait-ms.ts";
import { headerOf } from "#lib/executors/api-call/http/header-of.ts";
import { redactSecrets } from "#lib/executors/api-call/http/redact-secrets.ts";
import { redactSpellings } from "#lib/redact-spellings.ts";

const EXCERPT_CHARS_MAX = 300;
const EXCERPT_BYTES_READ = 262_144;
const LAYERS: Record<number, Layer> = { 401: "auth", 403: "auth", 429: "rate_limit" };
/** What may be otherwise the next time. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** An answer that is no success, with the beginning of what the upstream says about it, without the credential and the other secrets of its call. */
export function toStatusFailure(answer: EgressAnswer, auth: ResolvedAuth, spellings: readonly string[] = []): ExecutorFailure {
  const { status, headers, body } = answer;
  // Some services, GitHub among them, forbid what goes beyond a limit.
  const isLimit = status === 429 || (status === 403 && isUsedUp(headers));
  const retryable = isLimit || PASSING.has(status);
  const wait = retryable ? askedWaitMs(answer) : undefined;
  const excerpt = excerptOf(body, headerOf(headers, "content-type") ?? "", auth, spellings);
  const message = `The upstream answered with status ${status}${excerpt === "" ? "" : `: ${excerpt}`}`;
  const layer = isLimit ? "rate_limit" : (LAYERS[status] ?? "upstream");
  return new ExecutorFailure(layer, message, { retryable, ...(wait === undefined ? {} : { retryAfterMs: wait }) });
}

/** Redacted before it is cut, so that no cut leaves half a secret; whatever was cut off the bytes is not shown either. */
function excerptOf(body: Buffer, contentType: string, auth: ResolvedAuth, spellings: readonly string[]): string {
  if (!/json|xml|^text\/plain/i.test(contentType)) return "";
  const isWhole = body.length <= EXCERPT_BYTES_READ;
  const read = redactSecrets(redactSpellings(body.subarray(0, EXCERPT_BYTES_READ).toString("utf8"), spellings), auth);
  const line = read.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
  const cut = Array.from(line.slice(0, EXCERPT_CHARS_MAX + 1))
    .slice(0, EXCERPT_CHARS_MAX)
    .join("");
  return isWhole && cut.length === line.length ? cut : `${cut.trimEnd()}…`;
}
