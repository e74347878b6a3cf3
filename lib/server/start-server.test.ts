import http from "node:http";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildFixtureApp, type FixtureApp, NEXT_BIN } from "#lib/server/testing/build-fixture-app.ts";
import { type RawRequest, sendRaw } from "#lib/server/testing/send-raw.ts";
import { type StartedProcess, startProcess } from "#lib/server/testing/start-process.ts";

const FRONT = fileURLToPath(import.meta.resolve("./testing/run-front-server.ts"));
const JSON_BODY = { headers: { "content-type": "application/json" }, body: '{"a":[1,"é"]}' };

let app: FixtureApp;
let next: StartedProcess;
let front: StartedProcess;

beforeAll(async () => {
  app = await buildFixtureApp();
  next = await startProcess([NEXT_BIN, "start", "-H", "127.0.0.1", "-p", "0"], { cwd: app.dir });
  front = await startProcess([FRONT, app.dir], { cwd: process.cwd() });
}, 180_000);

afterAll(async () => {
  await front?.stop();
  await next?.stop();
  await app?.[Symbol.asyncDispose]();
});

const same: RawRequest[] = [
  { path: "/" },
  { path: "/nowhere" },
  { path: "/api/nowhere" },
  { path: "/api/static" },
  { path: "/api/static?x=1&y=%zz" },
  { method: "HEAD", path: "/api/static" },
  { method: "OPTIONS", path: "/api/static" },
  { method: "POST", path: "/api/static", ...JSON_BODY },
  { path: "/api/inside" },
  { path: "/api/items/fixed" },
  { path: "/api/items/frozen" },
  { path: "/api" },
  { path: "/api/items/%66ixed" },
  { path: "/api/items/a%2Fb" },
  { path: "/api/items/h%C3%A9%20x?id=other" },
  { path: "/api/items/\u00c3\u00a9" },
  { path: "/api/items/a%00b" },
  { path: "/api/items/a+b;c=d&e" },
  { path: "/api/items/a%25zz" },
  { path: "/api/items/%5Bid%5D" },
  { path: "/api/items/a.rsc" },
  { path: "/api/items/a.json" },
  { path: "/api/items/a\\b" },
  { path: "/api/items/%2e%2e" },
  { path: "/api/items/." },
  { path: "/api/items/../static" },
  { path: "/api/items/fixed/sub/%E2%82%AC" },
  { path: "/api/items/" },
  { path: "/api/static/?a=1" },
  { path: "/api//static" },
  { path: "/api/items//sub" },
  { path: "/api/mixed/b/x" },
  { path: "/api/mixed/b/y" },
  { path: "/api/mixed/c/y" },
  { path: "/api/files/a/b%2Fc/d" },
  { path: "/api/files" },
  { path: "/api/optional" },
  { path: "/api/optional/x/y" },
  { path: "/api/auth/a/b" },
  { path: "/api/frozen" },
  { path: "/api/awaited" },
  { path: "/api/STATIC" },
  { method: "OPTIONS", path: "/api/own-methods" },
  { method: "HEAD", path: "/api/own-methods" },
  { method: "DELETE", path: "/api/own-methods" },
  { method: "PUT", path: "/api/own-methods" },
  { path: "/api/stream" },
  { method: "HEAD", path: "/api/stream" },
  {
    method: "POST",
    path: "/api/echo",
    headers: { "content-type": "application/octet-stream" },
    body: Buffer.alloc(3_000_000, "0123456789"),
  },
  { method: "POST", path: "/api/echo" },
];

async function comparable(server: StartedProcess, request: RawRequest) {
  const { status, headers, body } = await sendRaw(server.url, request);
  const named = ["allow", "content-type", "location", "set-cookie", "x-own"] as const;
  return { status, body, ...Object.fromEntries(named.map((name) => [name, headers[name]])) };
}

describe("a request gets from the front server the answer that Next gives", () => {
  it.each(same.map((request) => ({ method: "GET", ...request })))("$method $path", async (request) => {
    expect(await comparable(front, request)).toEqual(await comparable(next, request));
  });
});

describe("where Next's answer would break the API's contract", () => {
  it.each(["DELETE", "PATCH", "PROPFIND", "TRACE"])(
    "an unsupported method, %s, is 405 with Allow and a problem document",
    async (method) => {
      const answer = await sendRaw(front.url, { method, path: "/api/static" });
      expect(answer).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, OPTIONS, POST", "content-type": "application/problem+json" },
      });
      expect(JSON.parse(answer.body)).toMatchObject({ status: 405, code: "method_not_allowed" });
    },
  );

  it.each(["/api/items/%zz", "/api/files/%E0%A4", "/%ff"])("the malformed path %s is 400", async (pathname) => {
    const answer = await sendRaw(front.url, { path: pathname });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ code: "invalid_request" });
  });

  it.each(["a b", "a/b", "a:b:c", "[::1"])("the malformed Host %j is 400", async (host) => {
    const answer = await sendRaw(front.url, { path: "/api/static", headers: { host } });
    expect(answer).toMatchObject({ status: 400, headers: { "content-type": "application/problem+json" } });
  });
});

describe("a handler that fails", () => {
  it.each(["GET", "POST", "PUT", "DELETE", "PATCH"])("%s answers 500 without its message, and the server goes on", async (method) => {
    const answer = await sendRaw(front.url, { method, path: "/api/boom" });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toMatchObject({ code: "internal" });
    expect(answer.body + front.output()).not.toContain("sentinel");
    expect((await sendRaw(front.url, { path: "/api/static" })).status).toBe(200);
  });

  it("says nothing of the error when its stream breaks before the first byte", async () => {
    const answer = await sendRaw(front.url, { method: "POST", path: "/api/stream" });
    expect(answer).toMatchObject({ status: 500, headers: { "content-type": "application/problem+json" } });
    expect(answer.body + front.output()).not.toContain("sentinel");
  });

  it("cuts the connection when its stream breaks later", async () => {
    await expect(sendRaw(front.url, { method: "PUT", path: "/api/stream" })).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(front.output()).not.toContain("sentinel");
  });
});

describe("the caller's address", () => {
  it("is the socket's, whatever the client claims", async () => {
    const forged = { "X-Sintra-Remote-Address": ["6.6.6.6", "7.7.7.7"], "x-sintra-remote-address": "8.8.8.8" };
    const answer = await sendRaw(front.url, { path: "/api/echo", headers: forged });
    expect(JSON.parse(answer.body)).toMatchObject({ remote: "127.0.0.1" });
  });
});

it("shares one instance of a module with Next", async () => {
  await sendRaw(front.url, { path: "/api/shared" });
  const throughNext = await sendRaw(front.url, { path: "/api/items/../shared" });
  expect(JSON.parse(throughNext.body)).toEqual({ loads: 1 });
});

it("cancels the body stream when the client goes away", async () => {
  const request = http.get(`${front.url}/api/endless`, { agent: false }, (answer) => answer.once("data", () => request.destroy()));
  request.on("error", () => {});
  await expect
    .poll(async () => JSON.parse((await sendRaw(front.url, { method: "POST", path: "/api/endless" })).body))
    .toEqual({ cancelled: 1 });
});

it("answers HEAD on an endless stream, and cancels it", async () => {
  expect(await sendRaw(front.url, { method: "HEAD", path: "/api/endless" })).toMatchObject({ status: 200, body: "" });
});

it("aborts request.signal when the client goes away", async () => {
  const request = http.request(`${front.url}/api/abort`, { method: "POST", agent: false }).on("error", () => {});
  request.end("x");
  await new Promise((resolve) => setTimeout(resolve, 200));
  request.destroy();
  await expect.poll(async () => JSON.parse((await sendRaw(front.url, { path: "/api/abort" })).body)).toEqual({ aborted: 1 });
});

it("answers a request that asks for an upgrade as an ordinary one, also after Next has served", async () => {
  await sendRaw(front.url, { path: "/" });
  const headers = { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABkAAQAoAAAAAIAAAAA" };
  expect(await sendRaw(front.url, { path: "/api/static", headers })).toMatchObject({ status: 200 });
});

it("rejects at once when the port is taken", async () => {
  const { port } = new URL(front.url);
  const { startServer } = await import("#lib/server/start-server.ts");
  await expect(startServer({ host: "127.0.0.1", port: Number(port), rootDir: app.dir })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

it("finishes requests in flight when it closes, and takes no new ones", async () => {
  await using server = await startProcess([FRONT, app.dir], { cwd: process.cwd() });
  const idle = net.connect(Number(new URL(server.url).port), "127.0.0.1");
  const keepAlive = new http.Agent({ keepAlive: true });
  const inFlight = new Promise<number | undefined>((resolve, reject) => {
    http.get(`${server.url}/api/slow`, { agent: keepAlive }, (answer) => resolve(answer.resume().statusCode)).on("error", reject);
  });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const startedAt = performance.now();
  const stopped = server.stop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(sendRaw(server.url, { path: "/api/static" })).rejects.toThrow();
  expect(await inFlight).toBe(200);
  expect(await stopped).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
  idle.destroy();
  keepAlive.destroy();
});
