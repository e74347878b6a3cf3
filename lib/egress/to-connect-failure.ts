import { codeOf } from "#lib/egress/code-of.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export type DialStage = "dns" | "connect" | "tls";

const PASSING_DNS_CODES = new Set(["EAI_AGAIN", "ETIMEOUT", "ESERVFAIL", "ECONNREFUSED"]);

/** A connection that did not come about. Only the host that was asked for and the error's code are named: messages quote addresses. */
export function toConnectFailure(error: unknown, stage: DialStage, host: string, timeoutMs: number): ExecutorFailure {
  if (error instanceof ExecutorFailure) return error;
  const code = codeOf(error);
  const name = host.replace(/:\d+$/, "");
  if (code === "CONNECT_TIMEOUT") {
    const what = {
      dns: `The name ${name} did not resolve`,
      connect: `${host} accepted no connection`,
      tls: `${host} ended no TLS handshake`,
    };
    return new ExecutorFailure(stage, `${what[stage]} within ${timeoutMs} ms`, { retryable: true, cause: error });
  }
  if (stage === "dns") {
    const retryable = PASSING_DNS_CODES.has(code);
    return new ExecutorFailure("dns", `The name ${name} does not resolve (${code})`, { retryable, cause: error });
  }
  if (stage === "tls") return new ExecutorFailure("tls", `No secure connection to ${host} (${code})`, { cause: error });
  return new ExecutorFailure("connect", `No connection to ${host} (${code})`, { retryable: true, cause: error });
}
