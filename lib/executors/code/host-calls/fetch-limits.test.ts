import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { attemptEnv } from "#lib/executors/api-call/attempts/testing/attempt-env.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { TokenSource } from "#lib/executors/api-call/auth/token-source.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { codeRunOf } from "#lib/executors/code/testing/code-run-of.ts";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";
import { answerHostCall } from "./answer-host-call.ts";
import type { HostEnv } from "./host-env.ts";

const egress = openEgress("127.0.0.0/8");
let server: TestServer;
let requests = 0;
let status = 200;

beforeAll(async () => {
  server = await startServer((request, response) => {
    requests += 1;
    response.writeHead(request.url === "/away" ? 302 : status, { location: "http://127.0.0.1:9/" }).end();
  });
});
afterAll(async () => {
  await egress.close();
  await server[Symbol.asyncDispose]();
});
beforeEach(() => {
  requests = 0;
  status = 200;
});

function connector(over: Partial<Upstream>, { record }: Pick<HostEnv, "record"> = attemptEnv(), tokens?: TokenSource) {
  const upstream = upstreamOf(server.url, { connectorId: randomUUID(), retry: { maxRetries: 3, baseDelayMs: 1 }, ...over });
  const run = codeRunOf({ hosts: ["127.0.0.1"], connectors: new Map([["api", { upstream, failure: null }]]) });
  return (url = "/") => {
    const env = { call: () => Promise.reject(new Error("No tool")), egress, record, timeoutMs: 2_000, ...(tokens && { tokens }) };
    return answerHostCall(run, env, {
      op: "fetch",
      payloadJson: JSON.stringify({ url, connector: "api" }),
      signal: new AbortController().signal,
    });
  };
}
const refusal = (message: RegExp) => ({ ok: false, error: { name: "FetchError", message: expect.stringMatching(message) } });

it("code that calls through a connector waits for its turn under the connector's limits, and gives it back", async () => {
  const turns: string[] = [];
  const admit = async () => {
    turns.push("taken");
    return () => turns.push("given back");
  };
  const call = connector({ admit });
  expect(await call()).toMatchObject({ ok: true });
  expect(turns).toEqual(["taken", "given back"]);
  const full = connector({ admit: () => Promise.reject(new ExecutorFailure("rate_limit", "The rate limit is used up")) });
  expect(await full()).toEqual(refusal(/rate limit/));
  expect(requests).toBe(1);
});

it("its calls are never attempted again, which is up to the code", async () => {
  status = 503;
  expect(await connector({})()).toMatchObject({ ok: true, json: expect.stringContaining('"status":503') });
  expect(requests).toBe(1);
});

it("its calls open the connector's circuit breaker, and are refused by it", async () => {
  status = 500;
  const call = connector({ circuitBreaker: { failures: 2, cooldownMs: 60_000 } });
  await call();
  await call();
  expect(await call()).toEqual(refusal(/in a row/));
  expect(requests).toBe(2);
});

it("its calls go to no host that the connector denies", async () => {
  expect(await connector({ hosts: { allow: [], deny: ["127.0.0.1:9"] } })("/away")).toEqual(refusal(/must not reach/));
});

it("its calls leave their attempts, their phases and the last exchange in the record of the execution", async () => {
  const env = attemptEnv();
  const exchanges: RawExchange[] = [];
  const call = connector({}, { record: { ...env.record, exchange: (one) => exchanges.push(one) } });
  await call("/one");
  status = 404;
  await call("/two");
  expect(env.attempts).toMatchObject([
    { status: 200, layer: null },
    { status: 404, layer: null },
  ]);
  expect(env.phases).toMatchObject({ request: expect.any(Number), wait: expect.any(Number) });
  expect(exchanges.at(-1)).toMatchObject({ request: { method: "GET", url: `${server.url}/two` }, response: { status: 404 } });
});

it("its calls are signed when their turn has come, not before", async () => {
  const order: string[] = [];
  const admit = async () => {
    order.push("turn");
    return () => {};
  };
  const tokens: TokenSource = {
    async get() {
      order.push("token");
      return { accessToken: "sentinel-token", tokenType: "Bearer" };
    },
    spellings: ["sentinel-token"],
  };
  const auth = { type: "oauth2", client: { connectorId: "c" } as OAuthClient } as const;
  expect(await connector({ admit, auth }, attemptEnv(), tokens)()).toMatchObject({ ok: true });
  expect(order).toEqual(["turn", "token"]);
});

it("a breaker that its calls opened closes with any answer below 500", async () => {
  status = 503;
  const call = connector({ circuitBreaker: { failures: 1, cooldownMs: 100 } });
  await call();
  expect(await call()).toEqual(refusal(/in a row/));
  await new Promise((resolve) => setTimeout(resolve, 120));
  status = 401;
  expect(await call()).toMatchObject({ ok: true });
  expect(await Promise.all([call(), call()])).toMatchObject([{ ok: true }, { ok: true }]);
});
