import type { Layer } from "#lib/contracts/errors.ts";
import { codeOf } from "#lib/egress/code-of.ts";
import { ExecutorFailure } from "#lib/errors.ts";

type Reason = { layer: Layer; what: string; retryable: boolean };

const CLOSED: Reason = { layer: "upstream", what: "closed the connection before it had answered", retryable: true };
const REASONS: Record<string, Reason> = {
  UND_ERR_SOCKET: CLOSED,
  ECONNRESET: CLOSED,
  EPIPE: CLOSED,
  UND_ERR_HEADERS_TIMEOUT: { layer: "timeout", what: "did not begin to answer in time", retryable: true },
  UND_ERR_BODY_TIMEOUT: { layer: "timeout", what: "stopped in the middle of its answer", retryable: true },
  UND_ERR_HEADERS_OVERFLOW: { layer: "upstream", what: "answered with too many headers", retryable: false },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { layer: "upstream", what: "sent less than it had announced", retryable: true },
  UND_ERR_DESTROYED: { layer: "internal", what: "was not called to the end: the server is stopping", retryable: true },
  UND_ERR_INVALID_ARG: { layer: "validation", what: "cannot be called with this method, path or header", retryable: false },
};

/** An exchange that broke off after a connection was there. Only codes are shown: parser messages can quote what was sent. */
export function toExchangeFailure(error: unknown, host: string): ExecutorFailure {
  if (error instanceof ExecutorFailure) return error;
  const code = codeOf(error);
  const known = REASONS[code];
  if (known !== undefined) return new ExecutorFailure(known.layer, `${host} ${known.what}`, { retryable: known.retryable, cause: error });
  // TLS 1.3 lets a server refuse the client's certificate after the handshake.
  if (code.startsWith("ERR_SSL_")) return new ExecutorFailure("tls", `${host} ended the secure connection (${code})`, { cause: error });
  if (code.startsWith("HPE_")) return new ExecutorFailure("upstream", `${host} does not answer in valid HTTP (${code})`, { cause: error });
  return new ExecutorFailure("upstream", `The exchange with ${host} broke off (${code})`, { retryable: true, cause: error });
}
