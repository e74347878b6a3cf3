import type { Client } from "@grpc/grpc-js";
import { toAbortFailure } from "#lib/egress/to-abort-failure.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";
import { channelPool, type Lease } from "./channel-pool.ts";
import { type ChannelTarget, channelTarget } from "./channel-target.ts";

export interface OpenChannel {
  client: Client;
  release: Lease["release"];
}

/** A connected channel to the service, a shared one where there is one. What is waited for goes to the record. */
export async function openChannel(
  upstream: Upstream,
  timeoutMs: number,
  { egress, signal, record }: Pick<ExecutionEnv, "egress" | "signal" | "record">,
): Promise<OpenChannel> {
  const target = channelTarget(upstream);
  const lease = channelPool(egress).lease(target);
  const { client, isReused, dnsMs, connectMs, release } = await within(lease, target, timeoutMs, signal);
  if (!isReused) {
    record.phase("dns", dnsMs);
    record.phase("connect", connectMs);
  }
  return { client, release };
}

/** Others may wait for the same connection, so it goes on when this caller cannot wait any longer. */
function within(lease: Promise<Lease>, { host, port }: ChannelTarget, timeoutMs: number, signal: AbortSignal): Promise<Lease> {
  return new Promise((resolve, reject) => {
    const giveUp = (failure: ExecutorFailure) => {
      reject(failure);
      lease.then(
        ({ release }) => release(false),
        () => {},
      );
    };
    const onAbort = () => giveUp(toAbortFailure(signal.reason));
    const tooLate = () =>
      giveUp(new ExecutorFailure("timeout", `No connection to ${host}:${port} within ${Math.round(timeoutMs)} ms`, { retryable: true }));
    const timer = setTimeout(tooLate, timeoutMs);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    lease.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    });
  });
}
