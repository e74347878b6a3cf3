import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { attemptEnv } from "#lib/executors/api-call/attempts/testing/attempt-env.ts";
import { sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startHttpbin } from "#lib/testing/servers/start-httpbin.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

const egress = openEgress("127.0.0.0/8");
let httpbin: TestServer;

async function send(method: string, path: string, timeoutMs = 5_000) {
  const env = { ...attemptEnv(timeoutMs), egress };
  const upstream = upstreamOf(httpbin.url, { connectorId: randomUUID(), retry: { maxRetries: 2, baseDelayMs: 20 } });
  const startedAt = performance.now();
  const request = { method, url: new URL(path, httpbin.url), headers: {}, ...(method === "POST" ? { body: "{}" } : {}) };
  const outcome = await sendRequest(upstream, request, env).then(
    ({ status }) => ({ status, failure: undefined }),
    (failure: unknown) => ({ status: undefined, failure }),
  );
  return { ...outcome, ms: performance.now() - startedAt, statuses: env.attempts.map(({ status }) => status) };
}

describe.skipIf(!isAvailable("httpbin"))("a call of httpbin", () => {
  beforeAll(async () => {
    httpbin = await startHttpbin();
  });
  afterAll(async () => {
    await egress.close();
    await httpbin.stop();
  });

  it.each([
    ["GET", "/status/429", "rate_limit", [429, 429, 429]],
    ["GET", "/status/503", "upstream", [503, 503, 503]],
    ["POST", "/status/503", "upstream", [503]],
    ["POST", "/status/429", "rate_limit", [429]],
    ["DELETE", "/status/500", "upstream", [500, 500, 500]],
    ["GET", "/status/404", "upstream", [404]],
    ["GET", "/status/401", "auth", [401]],
  ])("that asks %s %s: ends in the layer %s after the statuses %j", async (method, path, layer, statuses) => {
    expect(await send(method, path)).toMatchObject({ failure: { layer }, statuses });
  });

  it("that takes three seconds ends with the time that the caller has", async () => {
    const { failure, ms } = await send("GET", "/delay/3", 800);
    expect(failure).toMatchObject({ layer: "timeout" });
    expect(ms).toBeGreaterThanOrEqual(790);
    expect(ms).toBeLessThan(2_500);
  });
});
