import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { executeGraphql } from "#lib/executors/api-call/graphql/execute-graphql.ts";
import type { GraphqlCall } from "#lib/executors/api-call/graphql/graphql-call.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

type Answer = { status?: number; body: Json | Buffer; type?: string };
const QUERY = "query Hello($name: String) { hello(name: $name) }";
const OK: Answer = { body: { data: { hello: "x" } } };

/** Calls a server that gives these answers one after the other, the last one for good; what it was sent. */
async function run(over: Partial<GraphqlCall>, answers: Answer[], upstream: Partial<Upstream> = {}, parameters: JsonObject = {}) {
  const sent: { body: JsonObject; headers: Record<string, unknown> }[] = [];
  await using server = await startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status = 200, body, type = "application/json" } = answers[Math.min(sent.length, answers.length - 1)] ?? OK;
    sent.push({ body: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers });
    response.writeHead(status, { "content-type": type }).end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  await using egress = openEgress("127.0.0.0/8");
  const call: GraphqlCall = {
    protocol: "graphql",
    upstream: upstreamOf(`${server.url}/graphql`, { retry: { maxRetries: 2, baseDelayMs: 1 }, ...upstream }),
    document: QUERY,
    operationName: null,
    persisted: false,
    partialData: "fail",
    idempotent: true,
    idempotencyHeader: null,
    ...over,
  };
  const env = { egress, record: { logs: () => {}, phase: () => {} }, timeoutMs: 5_000, signal: new AbortController().signal };
  const outcome = await executeGraphql(call, parameters, env).then(
    (output) => ({ output, failure: undefined }),
    (failure: unknown) => ({ output: undefined, failure }),
  );
  return { ...outcome, sent };
}

const error = (message: string, code?: string): Answer => ({ body: { errors: [{ message, ...(code ? { extensions: { code } } : {}) }] } });

describe("a GraphQL call", () => {
  it("sends the document as it stands and the values as variables", async () => {
    const name = '") { hello } mutation { erase';
    const { sent, output } = await run({ operationName: "Hello" }, [OK], { defaultHeaders: { "X-Api": "1" } }, { name });
    expect(output).toEqual({ hello: "x" });
    expect(sent).toMatchObject([
      {
        body: { query: QUERY, operationName: "Hello", variables: { name } },
        headers: { accept: "application/graphql-response+json, application/json;q=0.9", "content-type": "application/json", "x-api": "1" },
      },
    ]);
  });

  it.each([
    ["a page", { body: Buffer.from("<html>"), type: "text/html" }],
    ["nothing", { body: Buffer.from("") }],
    ["a list", { body: [{ data: {} }] }],
    ["neither data nor errors", { body: { errors: [] } }],
    ["brackets without end", { body: Buffer.from(`{"data":${"[".repeat(100_000)}`) }],
  ])("fails where a success brings %s", async (_name, answer) => {
    const { failure } = await run({}, [answer]);
    expect(failure).toMatchObject({ layer: "upstream", message: expect.stringContaining("something else than GraphQL") });
  });

  it.each([
    [{ status: 400, ...error("bad") }, "upstream", 1],
    [{ status: 401, ...error("who") }, "auth", 1],
    [{ status: 403, body: Buffer.from("<html>"), type: "text/html" }, "auth", 1],
    [{ status: 429, ...error("slow down") }, "rate_limit", 3],
    [{ status: 503, ...error("later") }, "upstream", 3],
    [{ status: 500, body: { data: { hello: "x" } } }, "upstream", 3],
    [error("no"), "upstream", 1],
  ])("fails by the status, and tries again what may pass: %j", async (answer, layer, attempts) => {
    const { failure, sent } = await run({ partialData: "keep" }, [answer]);
    expect(failure).toMatchObject({ layer });
    expect(sent).toHaveLength(attempts);
  });

  it("tries again until it succeeds, but what does harm only once", async () => {
    const busy: Answer = { status: 503, ...error("later") };
    expect(await run({}, [busy, OK])).toMatchObject({ output: { hello: "x" }, sent: [{}, {}] });
    expect((await run({ idempotent: false }, [busy, OK])).sent).toHaveLength(1);
    const keyed = await run({ idempotent: false, idempotencyHeader: "Idempotency-Key" }, [busy, OK]);
    const keys = keyed.sent.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
  });

  it("shows no credential that a service repeats, and no more than the first errors", async () => {
    const token = "sentinel-token-4711";
    const errors = Array.from({ length: 60 }, (_, n) => ({ message: `token ${token}\n\u0007 is bad`, path: ["a", n, token] }));
    const { failure } = await run({}, [{ body: { errors } }], { auth: { type: "bearer", token } });
    expect(failure).toMatchObject({
      message: "The service answered with errors: token [redacted] is bad (at data.a[0].[redacted]), and 59 more",
      extra: { errors: { length: 20, 0: { path: "data.a[0].[redacted]", message: "token [redacted] is bad" } } },
    });
    expect(JSON.stringify(failure)).not.toContain(token);
  });

  it("shows what is wrong to users with short names, and nothing where the secret itself is short", async () => {
    const answer: Answer = { body: { errors: [{ message: "bob may not, with bob:s3cret-4711", path: ["a", 0] }] } };
    const by = async (auth: Upstream["auth"]) => (await run({}, [answer], { auth })).failure;
    const shown = { message: "The service answered with errors: bob may not, with [redacted] (at data.a[0])" };
    expect(await by({ type: "basic", username: "bob", password: "s3cret-4711" })).toMatchObject(shown);
    const hidden = { message: "The service answered with errors: a message that is not shown (at data)" };
    expect(await by({ type: "basic", username: "bob", password: "s3c" })).toMatchObject(hidden);
    expect(await by({ type: "basic", username: "bob", password: "" })).toMatchObject(hidden);
  });

  it.each([[{ errors: ["text"] }], [{ errors: [null] }], [{ errors: [{ path: "x", message: 7, extensions: [] }] }]])(
    "reads errors of any shape: %j",
    async (body) => {
      expect((await run({}, [{ body: body as Json }])).failure).toMatchObject({ layer: "upstream", extra: { errors: [{ path: "data" }] } });
    },
  );
});

describe("a persisted operation", () => {
  const persisted = { persisted: true };
  const hash = { persistedQuery: { version: 1, sha256Hash: expect.stringMatching(/^[0-9a-f]{64}$/) } };

  it("is its hash where the service knows it", async () => {
    const { sent, output } = await run(persisted, [OK], {}, { name: "a" });
    expect(output).toEqual({ hello: "x" });
    expect(sent.map(({ body }) => body)).toEqual([{ variables: { name: "a" }, extensions: hash }]);
  });

  it.each([
    ["by code", error("unknown", "PERSISTED_QUERY_NOT_FOUND"), true],
    ["by message", { ...error("PersistedQueryNotFound"), status: 400 }, true],
    ["in any status", { ...error("PersistedQueryNotFound"), status: 500 }, true],
    ["because it keeps none", error("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED"), false],
  ])("is sent whole where the service refuses it %s", async (_name, answer, again) => {
    const { sent, output } = await run({ ...persisted, idempotent: false }, [answer, OK], {}, { name: "a" });
    expect(output).toEqual({ hello: "x" });
    expect(sent[1]?.body).toEqual({ query: QUERY, variables: { name: "a" }, ...(again ? { extensions: hash } : {}) });
    expect(sent).toHaveLength(2);
  });

  const OWN_WORDS: [string, Answer][] = [
    ["because it looks for a document", { ...error("Must provide query string"), status: 400 }],
    ["with data of null", { status: 400, body: { data: null, errors: [{ message: "Unknown query" }] } }],
    ["in its own words", { status: 400, body: Buffer.from("no query"), type: "text/plain" }],
    ["with a success", error("Must provide query string")],
  ];
  it.each(OWN_WORDS)("is sent whole where the service refuses it %s, if twice does no harm", async (_name, answer) => {
    const { sent, output } = await run(persisted, [answer, OK], {}, { name: "a" });
    expect(output).toEqual({ hello: "x" });
    expect(sent.map(({ body }) => body)).toEqual([
      { variables: { name: "a" }, extensions: hash },
      { query: QUERY, variables: { name: "a" } },
    ]);
    const harmful = await run({ ...persisted, idempotent: false, idempotencyHeader: "Idempotency-Key" }, [answer, OK]);
    expect(harmful.failure).toBeDefined();
    expect(harmful.sent).toHaveLength(1);
  });

  it("has one key for all that one execution sends, and another for the next", async () => {
    const keysOf = async () => {
      const keyed = { ...persisted, idempotent: false, idempotencyHeader: "Idempotency-Key" };
      const { sent } = await run(keyed, [error("PersistedQueryNotFound"), { status: 503, body: "" }, OK]);
      return sent.map(({ headers }) => headers["idempotency-key"]);
    };
    const keys = await keysOf();
    expect(keys).toEqual([expect.stringMatching(/./), keys[0], keys[0]]);
    expect(await keysOf()).not.toContain(keys[0]);
  });

  it.each([
    ["executed and failed", { body: { data: null, errors: [{ message: "no" }] } }],
    ["executed, failed and told so", { status: 400, body: { data: null, errors: [{ message: "no", path: ["hello"] }] } }],
    ["executed in part", { body: { data: { hello: null }, errors: [{ message: "no" }] } }],
    [
      "was executed by a service that refuses its own",
      { body: { data: null, errors: [{ message: "PersistedQueryNotFound", path: ["a"] }] } },
    ],
    ["was executed beside such a refusal", { body: { data: { a: 1 }, errors: [{ message: "PersistedQueryNotFound" }] } }],
    ["was refused to this caller", { status: 401, ...error("who") }],
    ["met a service that is down", { status: 503, ...error("later") }],
  ])("is not sent whole when it %s", async (_name, answer) => {
    const { sent, failure } = await run({ ...persisted, idempotent: false }, [answer, OK]);
    expect(failure).toBeDefined();
    expect(sent).toHaveLength(1);
  });
});
