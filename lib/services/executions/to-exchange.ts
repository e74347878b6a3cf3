import { isUtf8 } from "node:buffer";
import type { Exchange } from "#lib/contracts/exchange.ts";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";
import { joinSpellings } from "#lib/join-spellings.ts";
import { REDACTED, redactLowered, redactSpellings } from "#lib/redact-spellings.ts";
import { maskNamed } from "./mask-named.ts";
import type { Trace } from "./trace.ts";

type Headers = NonNullable<RawExchange["response"]>["headers"];

const URL_CHARS_MAX = 2_000;
const HEADER_CHARS_MAX = 1_000;
const HEADERS_CHARS_MAX = 8_000;
const PREVIEW_CHARS_MAX = 4_000;

/** Headers whose values are never kept, whoever set them. */
const SECRET_HEADER =
  /^(proxy-)?authorization$|^(set-)?cookie2?$|token|secret|password|signature|credential|session|challenge|(^|-)auth(-|$)|(api|app|auth|access|account|admin|client|functions?|license|master|private|service|shared|subscription|user)-?key/;

/** What went over the network, as the log keeps it: without any of the secrets, and cut. Null when nothing did. */
export function toExchange({ attempts, raw }: Pick<Trace, "attempts" | "raw">, known: readonly string[]): Exchange | null {
  if (raw === undefined && attempts.length === 0) return null;
  const secrets = raw === undefined ? known : joinSpellings(known, raw.spellings);
  return {
    request: raw === undefined ? null : toRequest(raw.request, secrets),
    response: raw?.response === undefined ? null : toResponse(raw.response, raw.request, secrets),
    attempts,
  };
}

function toResponse(
  { status, headers, bytes, method, url, redirects = 0 }: NonNullable<RawExchange["response"]>,
  { sensitiveQueryParams }: RawExchange["request"],
  secrets: readonly string[],
): NonNullable<Exchange["response"]> {
  const kept = { status, headers: toHeaders(headers, [], secrets), bytes };
  if (redirects === 0 || method === undefined || url === undefined) return { ...kept, redirects: 0, method: null, url: null };
  return { ...kept, redirects, method, url: toAddress(url, sensitiveQueryParams, secrets) };
}

function toAddress(url: string, sensitiveQueryParams: readonly string[], secrets: readonly string[]): string {
  return cut(maskNamed(redactSpellings(withoutParams(url, sensitiveQueryParams), secrets)), URL_CHARS_MAX);
}

function toRequest(request: RawExchange["request"], secrets: readonly string[]): NonNullable<Exchange["request"]> {
  const { method, url, headers, body, sensitiveHeaders, sensitiveQueryParams } = request;
  return {
    method,
    url: toAddress(url, sensitiveQueryParams, secrets),
    headers: toHeaders(headers, sensitiveHeaders, secrets),
    bodyPreview: body === undefined ? null : toPreview(body, secrets),
    bodyBytes: body === undefined ? 0 : Buffer.byteLength(body),
  };
}

function withoutParams(url: string, names: readonly string[]): string {
  if (names.length === 0) return url;
  const masked = new URL(url);
  for (const name of names) if (masked.searchParams.has(name)) masked.searchParams.set(name, REDACTED);
  return masked.href;
}

/** As many as fit; of a header that is sent several times one text. */
function toHeaders(headers: Headers, sensitive: readonly string[], secrets: readonly string[]): Record<string, string> {
  const kept: [name: string, value: string][] = [];
  let chars = 0;
  for (const [name, value = ""] of Object.entries(headers)) {
    const isSecret = SECRET_HEADER.test(name) || sensitive.includes(name);
    const text = isSecret ? REDACTED : cut(maskNamed(redactSpellings([value].flat().join(", "), secrets)), HEADER_CHARS_MAX);
    chars += name.length + text.length;
    if (chars > HEADERS_CHARS_MAX) break;
    kept.push([redactLowered(name, secrets), text]);
  }
  return Object.fromEntries(kept);
}

/** Read a little further than shown, so that no cut leaves half a secret: the longest comes first in the list. */
function toPreview(body: string | Buffer, secrets: readonly string[]): string | null {
  const longest = secrets[0]?.length ?? 0;
  const charsRead = PREVIEW_CHARS_MAX + 4 * longest;
  const text = typeof body === "string" ? body.slice(0, charsRead) : textOf(body, charsRead);
  if (text === null) return null;
  const redacted = maskNamed(redactSpellings(text, secrets));
  const isWhole = typeof body === "string" ? text.length === body.length : Buffer.byteLength(text) >= body.length;
  return cut(isWhole ? redacted : redacted.slice(0, Math.max(0, redacted.length - longest)), PREVIEW_CHARS_MAX, !isWhole);
}

/** The beginning of bytes that are text. */
function textOf(body: Buffer, charsRead: number): string | null {
  if (body.length <= charsRead) return isUtf8(body) ? body.toString("utf8") : null;
  const text = body.toString("utf8", 0, charsRead).replace(/\ufffd{1,3}$/, "");
  return text.includes("\ufffd") || text.includes("\0") ? null : text;
}

function cut(text: string, charsMax: number, isCut = false): string {
  return text.length <= charsMax && !isCut ? text : `${text.slice(0, charsMax)}…`;
}
