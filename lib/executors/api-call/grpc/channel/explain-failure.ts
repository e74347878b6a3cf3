import { once } from "node:events";
import { codeOf } from "#lib/egress/code-of.ts";
import type { Egress, EgressTarget } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { ChannelTarget } from "./channel-target.ts";

/** With TLS 1.3 a server refuses a client's certificate after the handshake. */
const REFUSAL_MS = 300;

/** Why a channel did not come about: its own error is a text only, so the connection is tried once more, step by step. */
export async function explainFailure(egress: Egress, { host, port, tls }: ChannelTarget, dial: EgressTarget): Promise<ExecutorFailure> {
  try {
    const socket = await egress.connect({ ...dial, ...(tls === null ? {} : { tls }) });
    const ended = await once(socket, "close", { signal: AbortSignal.timeout(REFUSAL_MS) }).then(() => "closed", codeOf);
    socket.destroy();
    if (tls !== null && ended !== "ABORT_ERR") {
      const message = `${host}:${port} ended the secure connection at once (${ended}): does it want a client certificate, or another one?`;
      return new ExecutorFailure("tls", message);
    }
  } catch (thrown) {
    if (thrown instanceof ExecutorFailure) return thrown;
    throw thrown;
  }
  const message = `${host}:${port} accepts connections, but did not answer in HTTP/2, which gRPC is spoken over`;
  return new ExecutorFailure("connect", message, { retryable: true });
}
