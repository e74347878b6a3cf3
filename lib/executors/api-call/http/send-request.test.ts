import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Layer } from "#lib/contracts/errors.ts";
import type { FaultName } from "#lib/egress/testing/faults.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { type FaultyServer, startFaultyServer } from "#lib/egress/testing/start-faulty-server.ts";
import { startFaultyTls, type TlsFault } from "#lib/egress/testing/start-faulty-tls.ts";
import { startRawServer, startServer } from "#lib/egress/testing/start-server.ts";
import { attemptEnv } from "#lib/executors/api-call/attempts/testing/attempt-env.ts";
import { sendRequest, type UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

const egress = openEgress("127.0.0.0/8");
let faulty: FaultyServer;

beforeAll(async () => {
  faulty = await startFaultyServer();
});
afterAll(async () => {
  await egress.close();
  await faulty[Symbol.asyncDispose]();
});

interface Options extends Partial<Omit<UpstreamRequest, "url">> {
  timeoutMs?: number;
  upstream?: Partial<Upstream>;
}

async function send(url: string, { timeoutMs = 5_000, upstream, ...request }: Options = {}) {
  const env = { ...attemptEnv(timeoutMs), egress };
  const own = { connectorId: randomUUID(), retry: { maxRetries: 2, baseDelayMs: 5 }, maxResponseBytes: 100_000, ...upstream };
  const startedAt = performance.now();
  const outcome = await sendRequest(upstreamOf(url, own), { method: "GET", headers: {}, url: new URL(url), ...request }, env).then(
    ({ status }) => ({ status, failure: undefined }),
    (failure: unknown) => ({ status: undefined, failure }),
  );
  return { ...outcome, ms: performance.now() - startedAt, attempts: env.attempts };
}

type Row = [fault: FaultName, layer: Layer | undefined, attempts: number, msMin?: number, firstByteMs?: number];

/** With two further attempts allowed; each row of a passing fault also as a POST, which is attempted once. */
const ROWS: Row[] = [
  ["reset-before-headers", "upstream", 3],
  ["reset-within-headers", "upstream", 3],
  ["reset-after-headers", "upstream", 3],
  ["reset-within-body", "upstream", 3],
  ["half-close-before-headers", "upstream", 3],
  ["length-too-long", "upstream", 3],
  ["500-then-200", undefined, 2],
  ["reset-then-200", undefined, 2],
  ["429", "rate_limit", 3],
  ["429-retry-after", "rate_limit", 3, 2_000],
  ["503-retry-after", "upstream", 3, 2_000],
  ["truncated-gzip", "upstream", 1],
  ["gzip-bomb", "upstream", 1],
  ["never-answers", "timeout", 3, 300, 100],
  ["endless-body", "upstream", 1],
  ["redirects-in-a-circle", "upstream", 1],
  ["hints-then-200", undefined, 1],
  ["slow-but-whole", undefined, 1],
];

describe.each(ROWS)("an upstream with the fault %s", (fault, layer, attempts, msMin = 0, firstByteMs) => {
  const upstream = firstByteMs === undefined ? {} : { timeouts: { connectMs: null, firstByteMs } };

  it(`is called ${attempts} times and ends with ${layer ?? "success"}`, async () => {
    const before = faulty.hits(fault);
    const { failure, status, ms, attempts: recorded } = await send(faulty.urlOf(fault), { upstream });
    expect({ layer: (failure as { layer?: Layer })?.layer, status }).toEqual({ layer, status: layer === undefined ? 200 : undefined });
    expect(recorded).toHaveLength(attempts);
    expect(recorded.at(-1)?.layer ?? undefined).toBe(layer);
    if (fault !== "redirects-in-a-circle") expect(faulty.hits(fault) - before).toBe(attempts);
    expect(ms).toBeGreaterThanOrEqual(msMin);
    expect(recorded.reduce((sum, attempt) => sum + attempt.waitedMs + attempt.ms, 0)).toBeGreaterThanOrEqual(msMin);
  });

  it.runIf(attempts > 1)("gets a POST once", async () => {
    await using own = await startFaultyServer();
    const { attempts: recorded } = await send(own.urlOf(fault), { method: "POST", body: "order", upstream });
    expect({ recorded: recorded.length, hits: own.hits(fault) }).toEqual({ recorded: 1, hits: 1 });
  });
});

describe.each<[fault: TlsFault, layer: Layer]>([
  ["self-signed", "tls"],
  ["expired", "tls"],
  ["other-host", "tls"],
  ["plain-text", "tls"],
  ["reset-in-handshake", "tls"],
])("an upstream whose TLS has the fault %s", (fault, layer) => {
  it.each(["GET", "POST"])(`is called once and ends with ${layer}, for a %s`, async (method) => {
    await using server = await startFaultyTls(fault);
    const { failure, attempts: recorded } = await send(`https://localhost:${server.port}`, {
      method,
      ...(method === "POST" ? { body: "order" } : {}),
      upstream: { tls: { ca: server.ca } },
    });
    expect({ layer: (failure as { layer?: Layer }).layer, recorded: recorded.map((one) => one.layer) }).toEqual({
      layer,
      recorded: [layer],
    });
  });
});

describe("an upstream that stays silent", () => {
  it.each<FaultName>(["never-answers", "slow-headers", "stalled-body", "slow-body"])(
    "(%s) ends as a timeout when the call's time is up",
    async (fault) => {
      const { failure, ms } = await send(faulty.urlOf(fault), { timeoutMs: 300 });
      expect(failure).toMatchObject({ layer: "timeout", message: "The call took longer than 300 ms" });
      expect(ms).toBeGreaterThanOrEqual(290);
      expect(ms).toBeLessThan(1_500);
    },
  );
});

it("gives up an attempt whose first byte comes later than the connector allows, and names that limit", async () => {
  const timeouts = { connectMs: null, firstByteMs: 100 };
  const { failure, attempts } = await send(faulty.urlOf("never-answers"), {
    upstream: { timeouts, retry: { maxRetries: 1, baseDelayMs: 1 } },
  });
  expect(failure).toMatchObject({ layer: "timeout", message: expect.stringContaining("100 ms") });
  expect(attempts).toHaveLength(2);
});

it("a timeout of a later attempt tells the limit of the whole call", async () => {
  let requests = 0;
  await using server = await startServer((_request, response) => {
    if (++requests === 1) response.writeHead(503, { "retry-after": "1" }).end();
  });
  const { failure, attempts } = await send(server.url, { timeoutMs: 1_300 });
  expect({ failure, attempts }).toMatchObject({
    failure: { layer: "timeout", message: "The call took longer than 1300 ms" },
    attempts: [{ status: 503 }, { status: null, layer: "timeout" }],
  });
});

/** Refuses each request with 503 until the last, and keeps what it was asked. */
async function startBusy(refusals: number) {
  const seen: { method: string; headers: IncomingHttpHeaders }[] = [];
  const server = await startServer((request, response) => {
    request.resume().on("end", () => {
      seen.push({ method: request.method ?? "", headers: request.headers });
      response.writeHead(seen.length > refusals ? 200 : 503).end();
    });
  });
  return { ...server, seen };
}

describe("a call that is not idempotent by its method", () => {
  it("is attempted again where the endpoint says that this does no harm", async () => {
    await using busy = await startBusy(1);
    expect(await send(busy.url, { method: "POST", body: "{}", idempotent: true })).toMatchObject({ status: 200 });
    expect(busy.seen).toHaveLength(2);
  });

  it("is attempted again with a declared idempotency header, which has one key for all its attempts and another for the next call", async () => {
    await using busy = await startBusy(2);
    const once = { method: "POST", body: "{}", idempotencyHeader: "Idempotency-Key" };
    expect(await send(busy.url, once)).toMatchObject({ status: 200 });
    await send(busy.url, once);
    const keys = busy.seen.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys.map((key) => key === keys[0])).toEqual([true, true, true, false]);
  });

  it("keeps the key that its caller chose", async () => {
    await using busy = await startBusy(1);
    await send(busy.url, { method: "PATCH", idempotencyHeader: "Idempotency-Key", headers: { "idempotency-key": "mine" } });
    expect(busy.seen.map(({ headers }) => headers["idempotency-key"])).toEqual(["mine", "mine"]);
  });

  it("has a fresh key also where the connector's headers hold one for all", async () => {
    await using busy = await startBusy(0);
    const upstream = { defaultHeaders: { "Idempotency-Key": "static" } };
    await send(busy.url, { method: "POST", idempotencyHeader: "Idempotency-Key", upstream });
    expect(busy.seen[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is attempted again when no connection came about, because nothing was sent", async () => {
    const { failure, attempts } = await send("http://127.0.0.1:9", { method: "POST", body: "{}" });
    expect({ failure, attempts: attempts.map(({ layer }) => layer) }).toMatchObject({
      failure: { layer: "connect" },
      attempts: ["connect", "connect", "connect"],
    });
  });

  it("is not attempted again when a redirect of its answer leads nowhere", async () => {
    let posts = 0;
    await using server = await startServer((_request, response) => {
      posts += 1;
      response.writeHead(303, { location: "http://127.0.0.1:9/" }).end();
    });
    expect(await send(server.url, { method: "POST", body: "{}" })).toMatchObject({
      failure: { layer: "connect" },
      attempts: [{ layer: "connect" }],
    });
    expect(posts).toBe(1);
  });
});

it.each(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])("a %s is attempted again", async (method) => {
  await using busy = await startBusy(1);
  expect(await send(busy.url, { method })).toMatchObject({ status: 200, attempts: [{ status: 503 }, { status: 200 }] });
});

it.each(["GET", "PUT"])("a %s is not attempted again where the endpoint says that this does harm", async (method) => {
  await using busy = await startBusy(1);
  await send(busy.url, { method, idempotent: false });
  expect(busy.seen).toHaveLength(1);
});

it("a POST on a kept connection that dies under it is sent once, a GET again", async () => {
  const answered = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
  const seen: string[] = [];
  await using server = await startRawServer((socket) => {
    let count = 0;
    socket.on("data", (chunk) => {
      const [method = ""] = chunk.toString("latin1").split(" ");
      seen.push(method);
      if (count++ === 0) socket.write(answered);
      else socket.resetAndDestroy();
    });
  });
  for (const method of ["POST", "GET"]) {
    seen.length = 0;
    await send(server.url);
    const { status, failure } = await send(server.url, { method, ...(method === "POST" ? { body: "order" } : {}) });
    expect({ status, layer: (failure as { layer?: Layer })?.layer, seen }).toEqual(
      method === "POST"
        ? { status: undefined, layer: "upstream", seen: ["GET", "POST"] }
        : { status: 200, layer: undefined, seen: ["GET", "GET", "GET"] },
    );
  }
});

describe("the hosts of a connector", () => {
  const redirecting = (to: string) => startServer((_request, response) => response.writeHead(302, { location: to }).end());

  it("are its own and those that it allows; a redirect to another is refused by policy", async () => {
    await using target = await startServer((_request, response) => response.end());
    await using origin = await redirecting(`${target.url}/`);
    const to = (allow: string[], deny: string[] = []) => send(origin.url, { upstream: { hosts: { allow, deny } } });
    expect(await to([])).toMatchObject({ status: 200 });
    expect(await to([`127.0.0.1:${target.port}`])).toMatchObject({ status: 200 });
    expect(await to(["api.example.com"])).toMatchObject({ failure: { layer: "policy" } });
    expect(await to([], [`127.0.0.1:${target.port}`])).toMatchObject({ failure: { layer: "policy" } });
  });
});

it("1,000 calls of one origin share at most as many connections as there are calls at a time", async () => {
  await using server = await startServer((_request, response) => response.end("ok"));
  let left = 1_000;
  const caller = async () => {
    while (left-- > 0) expect((await send(server.url)).status).toBe(200);
  };
  await Promise.all(Array.from({ length: 16 }, caller));
  expect(server.connections()).toBeLessThanOrEqual(16);
});
