import { createHmac, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import type { CustomCall } from "#lib/executors/api-call/custom/custom-call.ts";
import { customCallOf } from "#lib/executors/api-call/custom/testing/custom-call-of.ts";
import { startAdapters } from "#lib/executors/api-call/custom/testing/start-adapters.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";

type Seen = { method: string; url: string; headers: IncomingHttpHeaders; body: string };
type Answer = (response: ServerResponse, seen: Seen) => void;

let adapters: ReturnType<typeof startAdapters>;
beforeAll(() => {
  adapters = startAdapters();
});
afterAll(() => adapters.close());

const SECRETS = { key: "sentinel-hmac-4711", b64: Buffer.from("sentinel-bytes").toString("base64") };

async function run(adapter: Partial<CustomCall["adapter"]>, over: Partial<CustomCall> = {}, parameters: JsonObject = {}, answer?: Answer) {
  const seen: Seen[] = [];
  await using server = await startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    if (answer !== undefined) answer(response, one);
    else response.setHeader("content-type", "application/json").end(JSON.stringify(one));
  });
  const call = customCallOf(`${server.url}/api`, { named: SECRETS, ...over });
  call.adapter = { ...call.adapter, ...adapter };
  const outcome = await adapters.run(call, parameters).then(
    (output) => ({ output, failure: undefined }),
    (failure: unknown) => ({ output: undefined, failure: failure as Error }),
  );
  return { ...outcome, seen };
}

describe("an adapter", () => {
  it("makes the request and reads the answer, told what the endpoint calls", async () => {
    const { output, seen, failure } = await run(
      {
        request: `async function request(params, { operation, options, baseUrl }) {
          // A comment at the end is no harm.
          return { method: "put", url: "/x?op=" + operation, headers: { "X-Base": baseUrl, "X-Opt": options.a }, body: { got: params } };
        }; // end`,
        response:
          "({ status, headers, body }, { params }) => ({ status, type: headers['content-type'], body: JSON.parse(body).body, n: params.n })",
      },
      { operation: { name: "do", options: { a: "1" } } },
      { n: 7 },
    );
    expect(failure).toBeUndefined();
    expect(seen).toMatchObject([{ method: "PUT", url: "/api/x?op=do", headers: { "x-opt": "1", "content-type": "application/json" } }]);
    expect(output).toEqual({ status: 200, type: "application/json", body: '{"got":{"n":7}}', n: 7 });
  });

  it.each<[string, Json]>([
    ["({ body: 'text' })", "text"],
    ["({ body: { base64: btoa('bytes') } })", "bytes"],
    ["({ body: [1] })", "[1]"],
    ["({ method: 'GET' })", ""],
  ])("sends the body of %s", async (made, expected) => {
    expect((await run({ request: `() => ${made}` })).seen).toMatchObject([{ url: "/api", body: expected }]);
  });

  it("reads every status but those that say `not now`, which count as failures that may pass", async () => {
    const teapot = await run({ response: "({ status, body }) => ({ status, body })" }, {}, {}, (response) =>
      response.writeHead(418).end("tea"),
    );
    expect(teapot.output).toEqual({ status: 418, body: "tea" });
    const busy = await run({}, {}, {}, (response) => response.writeHead(429, { "retry-after": "3" }).end());
    expect(busy.failure).toMatchObject({ layer: "rate_limit", extra: { retryable: true, retryAfterMs: 3000 } });
  });

  it("shows no part of a secret that it signs with where a failure is cut", async () => {
    const { failure } = await run({}, {}, {}, (response) => {
      response.writeHead(503, { "content-type": "text/plain" }).end(`${"x".repeat(290)}${SECRETS.key}`);
    });
    expect(failure).toMatchObject({ layer: "upstream" });
    expect(failure?.message).not.toContain("sentinel");
  });

  it("reads headers that are repeated in whole, cookies one by one", async () => {
    const { output } = await run({ response: "({ headers }) => headers" }, {}, {}, (response) => {
      response.appendHeader("x-many", "a").appendHeader("x-many", "b").setHeader("set-cookie", ["c=1, 2", "d=3"]).end();
    });
    expect(output).toMatchObject({ "x-many": "a, b", "set-cookie": ["c=1, 2", "d=3"] });
    const { output: one } = await run({ response: "({ headers }) => headers" }, {}, {}, (response) => {
      response.setHeader("set-cookie", "c=1").end();
    });
    expect(one).toMatchObject({ "set-cookie": ["c=1"] });
  });

  it("is told of time that ran out as such", async () => {
    const startedAt = performance.now() - 1_000;
    await expect(adapters.run(customCallOf("http://127.0.0.1:9"), {}, { timeoutMs: 500, startedAt })).rejects.toMatchObject({
      layer: "timeout",
    });
  });

  it("reads bytes as base64", async () => {
    const { output } = await run({}, {}, {}, (response) => response.end(Buffer.from([0xff, 0])));
    expect(output).toMatchObject({ body: null, bodyBase64: "/wA=" });
  });

  it("fails the upstream by helpers.error, and itself by everything else", async () => {
    expect((await run({ response: "(_, { error }) => { throw error('no such user') }" })).failure).toMatchObject({
      layer: "upstream",
      message: "no such user",
    });
    expect((await run({ response: "() => null.x" })).failure).toMatchObject({
      layer: "sandbox",
      message: expect.stringMatching(/^The adapter's response function: TypeError/),
      extra: { error: { line: 1 } },
    });
    const { failure, seen } = await run({ request: "() => {\n  throw new Error('bad')\n}" });
    expect(failure).toMatchObject({ layer: "sandbox", extra: { error: { line: 2 } } });
    expect(seen).toEqual([]);
  });

  it.each([
    ["1", "sandbox"],
    ["({ method: 'TRACE' })", "sandbox"],
    ["({ headers: { 'x-a': 'a\\r\\nX-Evil: 1' } })", "sandbox"],
    ["({ extra: 1 })", "sandbox"],
    ["({ url: 'http://127.0.0.1:1/' })", "policy"],
    ["({ url: '//127.0.0.1:1/x' })", undefined],
    ["({ headers: { 'proxy-authorization': 'x' } })", "validation"],
    ["({ headers: { host: 'x' } })", "validation"],
    ["(", "sandbox"],
    ["(async () => { for (;;); })()", "sandbox"],
    ["tools.call('other_tool', {})", "sandbox"],
    ["fetch('http://127.0.0.1:1/')", "sandbox"],
  ])("goes nowhere else and sends nothing else: %s", async (made, layer) => {
    const { failure, seen } = await run({ request: `async () => ${made}` });
    if (layer === undefined) return expect(seen).toMatchObject([{ url: "/api//127.0.0.1:1/x" }]);
    expect(failure).toMatchObject({ layer });
    expect(seen).toEqual([]);
  });

  it("is signed by the connector's own credential beside", async () => {
    const auth = { type: "bearer" as const, token: "sentinel-token" };
    await using server = await startServer((request, response) => response.end(String(request.headers.authorization)));
    const call = customCallOf(server.url, { upstream: upstreamOf(server.url, { auth }), secrets: ["sentinel-token"] });
    expect(await adapters.run(call)).toMatchObject({ body: "Bearer [redacted]" });
  });

  it("refuses an answer that is too large for it", async () => {
    const { failure } = await run({}, {}, {}, (response) => response.end("x".repeat(1_000_001)));
    expect(failure).toMatchObject({ layer: "upstream" });
  });
});

/** A private RSA key (PKCS #1) of this size that nothing can be signed with: a true one would take a minute to make. */
function keyOfBits(bits: number): string {
  const der = (tag: number, content: Buffer) => {
    const length = Buffer.alloc(3, 0x82);
    length.writeUInt16BE(content.length, 1);
    return Buffer.concat([Buffer.from([tag]), length, content]);
  };
  const number = (bytes: number) => der(2, Buffer.concat([Buffer.from([0]), Buffer.alloc(bytes, 0xff)]));
  const small = (value: number) => Buffer.from([2, 1, value]);
  const halves = Array.from({ length: 5 }, () => number(bits / 16));
  const key = der(0x30, Buffer.concat([small(0), number(bits / 8), small(3), number(bits / 8), ...halves]));
  return `-----BEGIN RSA PRIVATE KEY-----\n${key.toString("base64").replaceAll(/.{64}/g, "$&\n")}\n-----END RSA PRIVATE KEY-----\n`;
}

describe("the helpers", () => {
  const echo = { response: "({ body }) => JSON.parse(body).headers['x-signed']" };
  const signed = (expression: string, named = SECRETS as Record<string, string>) =>
    run({ ...echo, request: `async (_, helpers) => ({ headers: { "x-signed": await ${expression} } })` }, { named });

  it("make an HMAC with a secret that the code does not see", async () => {
    const expected = createHmac("sha256", SECRETS.key).update("data ü").digest("base64");
    expect((await signed('helpers.hmac("sha256", { secret: "key" }, "data ü", "base64")')).output).toBe(expected);
    const bytes = createHmac("sha512", "sentinel-bytes")
      .update(Buffer.from([0, 255]))
      .digest("hex");
    expect((await signed('helpers.hmac("sha512", { secret: "b64", encoding: "base64" }, { base64: "AP8=" })')).output).toBe(bytes);
    const derived = createHmac("sha256", createHmac("sha256", SECRETS.key).update("day").digest()).update("x").digest("hex");
    const twice = 'helpers.hmac("sha256", { base64: await helpers.hmac("sha256", { secret: "key" }, "day", "base64") }, "x")';
    expect((await signed(twice)).output).toBe(derived);
  });

  it("make a JWT of a shared secret", async () => {
    const token = String(
      (await signed('helpers.jwt({ sub: "ü" }, { algorithm: "HS256", key: { secret: "key" }, header: { kid: "1" } })')).output,
    );
    const [head = "", claims = "", signature] = token.split(".");
    expect(JSON.parse(Buffer.from(head, "base64url").toString())).toEqual({ typ: "JWT", kid: "1", alg: "HS256" });
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toEqual({ sub: "ü" });
    expect(signature).toBe(createHmac("sha256", SECRETS.key).update(`${head}.${claims}`).digest("base64url"));
  });

  it.each([
    ["RS256", generateKeyPairSync("rsa", { modulusLength: 2048 })],
    ["ES256", generateKeyPairSync("ec", { namedCurve: "P-256" })],
    ["ES384", generateKeyPairSync("ec", { namedCurve: "P-384" })],
  ] as const)("make a JWT of a private key: %s", async (algorithm, { privateKey, publicKey }) => {
    const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
    const expression = `helpers.jwt({ n: 1 }, { algorithm: "${algorithm}", key: { secret: "pem" } })`;
    const [head, claims, signature = ""] = String((await signed(expression, { pem })).output).split(".");
    const key = { key: createPublicKey(publicKey.export({ type: "spki", format: "pem" })), dsaEncoding: "ieee-p1363" as const };
    const hash = algorithm === "ES384" ? "sha384" : "sha256";
    expect(verify(hash, Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, "base64url"))).toBe(true);
  });

  it.each([
    ['helpers.hmac("sha256", { secret: "other" }, "x")', /holds no secret named "other"/],
    ['helpers.hmac("sha256", { secret: "__proto__" }, "x")', /holds no secret/],
    ['helpers.hmac("sha256", { secret: "key", encoding: "hex" }, "x")', /is not hex/],
    ['helpers.hmac("sha256", { secret: "key", encoding: "base64" }, "x")', /is not base64/],
    ['helpers.hmac("crc", { secret: "key" }, "x")', /algorithm/],
    ['helpers.jwt({}, { algorithm: "none", key: { secret: "key" } })', /algorithm/],
    ['helpers.jwt({}, { algorithm: "RS256", key: { secret: "key" } })', /no private key/],
  ])("refuse %s without showing a secret", async (expression, reason) => {
    const { failure } = await signed(expression);
    expect(failure?.message).toMatch(reason);
    expect(failure?.message).not.toContain("sentinel");
  });

  it("refuse keys that cannot sign, or would take long to", async () => {
    const small = String(generateKeyPairSync("rsa", { modulusLength: 512 }).privateKey.export({ type: "pkcs8", format: "pem" }));
    const refusal = async (pem: string, algorithm: string) =>
      (await signed(`helpers.jwt({}, { algorithm: "${algorithm}", key: { secret: "pem" } })`, { pem })).failure?.message;
    expect(await refusal(small, "RS512")).toMatch(/cannot sign with RS512/);
    expect(await refusal(keyOfBits(8_704), "RS256")).toMatch(/more than 8192 bits/);
  });

  it("hold no secret, nor does anything else that the code can reach", async () => {
    const look = `(_, helpers) => { const seen = new Set(); const walk = (value) => {
      if (Object(value) !== value || seen.has(value)) return String(value); seen.add(value);
      return Reflect.ownKeys(value).map((key) => { try { return walk(value[key]); } catch { return ""; } }).join(" ") + String(value);
    }; return { body: walk(helpers) + walk(globalThis) }; }`;
    const { seen } = await run({ request: look });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.body).not.toContain("sentinel");
  });
});
