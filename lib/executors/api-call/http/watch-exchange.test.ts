import { expect, it } from "vitest";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { attemptEnv } from "#lib/executors/api-call/attempts/testing/attempt-env.ts";
import { sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";

async function recorded(url: string): Promise<RawExchange | undefined> {
  await using egress = openEgress("127.0.0.0/8");
  const env = attemptEnv();
  let kept: RawExchange | undefined;
  const exchange = (raw: RawExchange) => {
    kept = raw;
  };
  const request = { method: "POST", url: new URL(url), headers: { "x-own": "1" }, body: "grüße" };
  await sendRequest(upstreamOf(url), request, { ...env, record: { ...env.record, exchange }, egress }).catch(() => undefined);
  return kept;
}

it("records the request with all its headers, and after redirects where the answer came from", async () => {
  let seen: unknown;
  await using target = await startServer((_request, response) => response.setHeader("x-from", "target").end("ok"));
  await using origin = await startServer((request, response) => {
    seen = request.headers;
    response.writeHead(303, { location: `${target.url}/end` }).end();
  });
  const exchange = await recorded(`${origin.url}/start`);
  expect(exchange?.request).toMatchObject({ method: "POST", url: `${origin.url}/start` });
  const { connection: _, host: _host, ...sent } = seen as Record<string, string>;
  expect(exchange?.request.headers).toEqual(sent);
  expect(exchange?.request.headers).toHaveProperty("content-length", "7");
  expect(exchange?.response).toMatchObject({ status: 200, method: "GET", url: `${target.url}/end`, redirects: 1, bytes: 2 });
  expect(exchange?.response?.headers).toHaveProperty("x-from", "target");
});

it.each(["http://127.0.0.1:9/", "http://169.254.169.254/"])("records the redirect to %s, from where no answer came", async (location) => {
  await using origin = await startServer((_request, response) => response.writeHead(303, { location }).end());
  const exchange = await recorded(`${origin.url}/start`);
  expect(exchange?.response).toMatchObject({ status: 303, headers: { location }, url: `${origin.url}/start`, redirects: 0 });
});
