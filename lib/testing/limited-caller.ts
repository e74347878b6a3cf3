import { setTimeout as sleep } from "node:timers/promises";
import { RateLimit } from "#lib/contracts/connector-limits.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import { admitUnder } from "#lib/services/connectors/limits/admit-under.ts";
import { shutdown } from "#lib/shutdown.ts";

/** What the process is to do, as JSON in its first argument. */
export interface LimitedCaller {
  connectorId: string;
  url: string;
  limit: RateLimit;
  callers: number;
  durationMs: number;
  timeoutMs: number;
}

/** One of several processes that call through the same connector as often as they can. */
const { connectorId, url, limit, callers, durationMs, timeoutMs }: LimitedCaller = JSON.parse(process.argv[2] ?? "");
const endsAt = performance.now() + durationMs;
const upstream = upstreamOf(url, { connectorId, admit: admitUnder(connectorId, RateLimit.parse(limit)) });
await using egress = openEgress("127.0.0.0/8");
const env = { egress, timeoutMs, signal: new AbortController().signal, record: { logs() {}, phase() {} } };

async function call(): Promise<void> {
  while (performance.now() < endsAt) {
    await sendRequest(upstream, { method: "GET", url: new URL(url), headers: {} }, env).catch(() => sleep(5));
  }
}

await Promise.all(Array.from({ length: callers }, call));
await shutdown();
