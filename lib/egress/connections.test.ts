import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import type { PhaseName } from "#lib/egress/egress.ts";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8";

it("keeps one connection for 20 calls in a row, with all kinds of answers", async () => {
  await using server = await startServer((request, response) => {
    const isEmpty = request.url === "/empty";
    response.writeHead(isEmpty ? 204 : 404).end(isEmpty ? undefined : "x");
  });
  await using egress = openEgress(ANY);
  for (let n = 0; n < 20; n++) {
    const url = `${server.url}${n % 3 === 0 ? "/empty" : "/missing"}`;
    await egress.request(n % 4 === 0 ? { method: "POST", url, body: "{}" } : { method: "GET", url });
  }
  expect(server.connections()).toBe(1);
});

it("opens no more connections to an origin than it may", async () => {
  await using server = await startServer((_request, response) => {
    setTimeout(() => response.end("ok"), 5);
  });
  await using egress = openEgress(ANY, { connectionsPerOriginMax: 4 });
  const answers = await Promise.all(Array.from({ length: 40 }, () => egress.request({ method: "GET", url: server.url })));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(server.connections()).toBeLessThanOrEqual(4);
});

it("gives each tenant connections of its own, so that none can take them from another", async () => {
  const held: ServerResponse[] = [];
  await using server = await startServer((request, response) => {
    if (request.url === "/slow") held.push(response);
    else response.end("ok");
  });
  await using egress = openEgress(ANY, { connectionsPerOriginMax: 2 });
  const slow = Promise.allSettled(
    Array.from({ length: 5 }, () => egress.request({ method: "GET", url: `${server.url}/slow`, tenant: "one" })),
  );
  await expect.poll(() => held.length).toBe(2);
  for (let n = 0; n < 3; n++) {
    expect((await egress.request({ method: "GET", url: server.url, tenant: "two", timeoutMs: 5_000 })).status).toBe(200);
  }
  expect(server.connections()).toBe(3);
  await egress.close();
  await slow;
});

it("refuses a call when too many wait for a connection, and says of one that got none that this was the reason", async () => {
  const held: ServerResponse[] = [];
  await using server = await startServer((_request, response) => void held.push(response));
  await using egress = openEgress(ANY, { connectionsPerOriginMax: 1, waitingPerOriginMax: 2 });
  const call = (timeoutMs: number) => egress.request({ method: "GET", url: server.url, timeoutMs });
  const first = call(20_000);
  await expect.poll(() => held.length).toBe(1);
  const waiting = [call(300), call(20_000)];
  await expect(call(20_000)).rejects.toMatchObject({ layer: "rate_limit", message: expect.stringContaining("Too many calls") });
  await expect(waiting[0]).rejects.toMatchObject({ layer: "rate_limit", message: expect.stringContaining("became free") });
  held[0]?.end();
  expect((await first).status).toBe(200);
  await expect.poll(() => held.length).toBe(2);
  held[1]?.end();
  expect((await waiting[1])?.status).toBe(200);
  // Nobody waits any more, whatever became of those who did.
  for (let n = 2; n < 5; n++) {
    const next = call(20_000);
    await expect.poll(() => held.length).toBe(n + 1);
    held[n]?.end();
    expect((await next).status).toBe(200);
  }
});

it("goes on after the server has closed an idle connection", async () => {
  await using server = await startServer((_request, response) => response.setHeader("connection", "close").end("ok"));
  await using egress = openEgress(ANY);
  for (let n = 0; n < 5; n++) expect((await egress.request({ method: "GET", url: server.url })).status).toBe(200);
});

it("reports the phases of a call: a new connection's once, each hop's request and body", async () => {
  await using server = await startServer((request, response) => {
    if (request.url === "/moved") response.writeHead(302, { location: "/" }).end();
    else setTimeout(() => response.end("ok"), 60);
  });
  await using egress = openEgress(ANY, fakeDns({ "local.test": [["127.0.0.1"]] }));
  const call = async (path: string) => {
    const phases: [PhaseName, number][] = [];
    const onPhase = (name: PhaseName, ms: number) => phases.push([name, ms]);
    await egress.request({ method: "GET", url: `http://local.test:${server.port}${path}`, onPhase });
    return phases;
  };
  const first = await call("/");
  expect(first.map(([name]) => name)).toEqual(["dns", "connect", "request", "wait", "body"]);
  expect(first.every(([, ms]) => ms >= 0)).toBe(true);
  expect(first.find(([name]) => name === "wait")?.[1]).toBeGreaterThan(50);
  expect((await call("/moved")).map(([name]) => name)).toEqual(["request", "wait", "body", "request", "wait", "body"]);
});

it("reports the phases a failed call came to", async () => {
  await using server = await startServer(() => {});
  const call = async (url: string) => {
    await using egress = openEgress(ANY, fakeDns({ "local.test": [["127.0.0.1"]] }));
    const phases: PhaseName[] = [];
    const onPhase = (name: PhaseName) => phases.push(name);
    await expect(egress.request({ method: "GET", url, timeoutMs: 200, onPhase })).rejects.toThrow();
    return phases;
  };
  expect(await call("http://missing.test/")).toEqual(["dns"]);
  expect(await call(`http://local.test:${server.port}/`)).toEqual(["dns", "connect", "request", "wait"]);
});

it("sends a body as it is, text and bytes", async () => {
  await using server = await startServer((request, response) => {
    const length = request.headers["content-length"];
    request.pipe(response.setHeader("x-length", String(length)));
  });
  await using egress = openEgress(ANY);
  for (const body of ["Grüße, 世界", Buffer.from([0, 255, 1, 254])]) {
    const answer = await egress.request({ method: "POST", url: server.url, body });
    expect(answer.body).toEqual(Buffer.from(body));
    expect(answer.headers["x-length"]).toBe(String(Buffer.byteLength(body)));
  }
});

it("is answered by a server that does not read its body, and the next call as well", async () => {
  await using server = await startServer((_request, response) => response.writeHead(413).end("too large"));
  await using egress = openEgress(ANY);
  for (let n = 0; n < 3; n++) {
    const answer = await egress.request({ method: "POST", url: server.url, body: Buffer.alloc(8 * 1024 * 1024) });
    expect(answer).toMatchObject({ status: 413, body: Buffer.from("too large") });
  }
});
