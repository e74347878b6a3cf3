import { ExecutorFailure } from "#lib/errors.ts";

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** RFC 9110 section 5.5: visible Latin-1, space and tab. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers that steer the connection or the message framing (RFC 9110 section 7.6.1), or contradict the address. */
const OWN_TO_THE_CONNECTION = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const DEFAULTS: Record<string, string> = { "accept-encoding": "gzip, deflate, br, zstd", "user-agent": "sintra-agent-studio" };

/** Names in lower case, with the product's defaults. What could forge a second header or request is refused; values are never quoted. */
export function prepareHeaders(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const prepared = { ...DEFAULTS };
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (!TOKEN.test(name)) throw refuse(name, "is not a valid header name");
    if (OWN_TO_THE_CONNECTION.has(lower)) throw refuse(name, "is set by the connection and cannot be chosen");
    if (!VALUE.test(value)) throw refuse(name, "has a line break or another character that headers cannot carry");
    prepared[lower] = value;
  }
  return prepared;
}

function refuse(name: string, reason: string): ExecutorFailure {
  return new ExecutorFailure("validation", `The header ${JSON.stringify(name.slice(0, 64))} ${reason}`);
}
