import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** A server of this machine, called without signature and without second attempts. */
export function upstreamOf(baseUrl: string, over: Partial<Upstream> = {}): Upstream {
  return {
    connectorId: "00000000-0000-7000-8000-000000000001",
    revision: "1",
    baseUrl,
    defaultHeaders: {},
    auth: { type: "none" },
    tls: null,
    hosts: { allow: [], deny: [] },
    timeoutMs: 5000,
    timeouts: { connectMs: null, firstByteMs: null },
    maxResponseBytes: 1024 * 1024,
    retry: { maxRetries: 0, baseDelayMs: 1 },
    circuitBreaker: null,
    admit: null,
    ...over,
  };
}
