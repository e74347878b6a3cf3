import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import type { Json } from "#lib/contracts/json.ts";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import type { AppError } from "#lib/errors.ts";
import "#lib/testing/database.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { getExecution } from "./get-execution.ts";

const token = "S3ntinel/token+of=the&test";
const SPELLINGS = [
  token,
  encodeURIComponent(token),
  Buffer.from(token).toString("base64").replaceAll("=", ""),
  Buffer.from(token).toString("hex"),
];

let workspace: TestWorkspace;
let server: TestServer;
let requests = 0;
let answer: (response: ServerResponse, nth: number) => void;

beforeAll(async () => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  server = await startServer((request, response) => {
    request.resume().on("end", () => answer(response, ++requests));
  });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  requests = 0;
  workspace = await makeWorkspace();
});

async function makeEndpoint(over: object = {}, endpoint: object = {}): Promise<string> {
  const { ctx } = workspace;
  const { credential } = await createCredential(ctx, { name: "key", type: "bearer", data: { token } });
  const input = { name: "api", displayName: "API", baseUrl: server.url, authType: "bearer", credentialId: credential.id, ...over };
  const { connector } = await createConnector(ctx, CreateConnectorInput.parse(input));
  const described = { name: "order", displayName: "Order", method: "POST", path: "/orders", bodySchema: { type: "object" }, ...endpoint };
  return (await createEndpoint(ctx, { id: connector.id, ...CreateEndpointInput.parse(described) })).endpoint.id;
}

const call = (id: string, parameters: Record<string, Json> = {}) =>
  callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({ parameters }) });
const failing = (id: string) =>
  call(id).then(
    () => Promise.reject(new Error("It succeeded")),
    (error: AppError) => error,
  );
const logged = async (executionId: string | undefined) => (await getExecution(workspace.ctx, { id: executionId ?? "" })).execution;

it("an execution tells what it sent, what came back and every attempt", async () => {
  answer = (response, nth) =>
    response.writeHead(nth === 1 ? 503 : 200, { "content-type": "application/json", "x-request-id": "r1" }).end("{}");
  const id = await makeEndpoint({ retry: { maxRetries: 2, baseDelayMs: 1 } }, { idempotencyHeader: "Idempotency-Key" });
  const execution = await logged((await call(id, { item: "book" })).executionId);
  expect(execution.exchange).toEqual({
    request: {
      method: "POST",
      url: `${server.url}/orders`,
      headers: expect.objectContaining({
        authorization: "[redacted]",
        "idempotency-key": expect.any(String),
        "content-type": "application/json",
      }),
      bodyPreview: '{"item":"book"}',
      bodyBytes: 15,
    },
    response: { status: 200, headers: expect.objectContaining({ "x-request-id": "r1" }), bytes: 2, redirects: 0, method: null, url: null },
    attempts: [
      { status: 503, layer: "upstream", ms: expect.any(Number), waitedMs: 0 },
      { status: 200, layer: null, ms: expect.any(Number), waitedMs: expect.any(Number) },
    ],
  });
  expect(execution.phases).toMatchObject({ retry: expect.any(Number) });
});

it("an upstream that echoes the credential leaves no spelling of it in the answer or in the log", async () => {
  answer = (response) =>
    response
      .writeHead(200, { "content-type": "application/json", "x-echo": SPELLINGS.join(" "), "x-more": `<${token}>` })
      .end(JSON.stringify({ echo: SPELLINGS, within: Buffer.from(`Bearer ${token}`).toString("base64") }));
  const id = await makeEndpoint();
  const given = await call(id, { note: token });
  const texts = [JSON.stringify(given), JSON.stringify(await logged(given.executionId))];
  for (const spelling of SPELLINGS) for (const text of texts) expect(text).not.toContain(spelling);
});

it("an execution that fails tells its exchange as well", async () => {
  answer = (response) => response.writeHead(500, { "content-type": "text/plain" }).end(`no: ${token}`);
  const { extra } = await failing(await makeEndpoint());
  expect(requests).toBe(1);
  expect(await logged(extra.executionId)).toMatchObject({
    status: "failed",
    exchange: { response: { status: 500 }, attempts: [{ status: 500, layer: "upstream" }] },
  });
});

it("a rate limit ends as 429 with the time to come again, and is in the log as a limit", async () => {
  answer = (response) => response.end();
  const id = await makeEndpoint({ rateLimit: { requests: 1, perSeconds: 3_600 } });
  await call(id);
  const { code, extra } = await failing(id);
  expect({ code, extra }).toMatchObject({ code: "rate_limited", extra: { layer: "rate_limit", retryable: true } });
  expect(extra.retryAfterMs).toBeGreaterThan(3_000_000);
  expect(requests).toBe(1);
  expect(await logged(extra.executionId)).toMatchObject({ layer: "rate_limit", exchange: null });
});

it("a circuit breaker fails calls at once after failures in a row, without a request", async () => {
  answer = (response) => response.writeHead(500).end();
  const id = await makeEndpoint({ circuitBreaker: { failures: 3, cooldownMs: 60_000 } });
  for (let n = 0; n < 3; n++) await failing(id);
  expect(await failing(id)).toMatchObject({ code: "upstream_failed", extra: { layer: "upstream", retryAfterMs: expect.any(Number) } });
  expect(requests).toBe(3);
});

it("a call never takes longer than its caller allows, its attempts and waits included", async () => {
  answer = (response) => response.writeHead(503, { "retry-after": "1" }).end();
  const id = await makeEndpoint({ retry: { maxRetries: 3, baseDelayMs: 1 } }, { method: "GET" });
  const startedAt = performance.now();
  const error = await callEndpoint(workspace.ctx, { id, ...ExecuteInput.parse({ timeoutMs: 1_500 }) }).catch((thrown: AppError) => thrown);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(error).toMatchObject({ code: "upstream_failed", extra: { retryAfterMs: 1_000 } });
  expect(requests).toBe(2);
});
