import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { PhaseName } from "#lib/egress/egress.ts";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startFaultyServer } from "#lib/egress/testing/start-faulty-server.ts";
import { startRawServer, startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8, localhost";
const MIB = 1024 * 1024;
const retryable = { retryable: true };

describe("a call's own time to connect", () => {
  it("names the stage that took too long, and the limit", async () => {
    await using silent = await startRawServer(() => {});
    const slowDns = { lookup: () => {} };
    await using resolving = openEgress(ANY, slowDns);
    await using egress = openEgress(ANY);
    const limits = { method: "GET", connectTimeoutMs: 150, timeoutMs: 10_000 };
    await expect(resolving.request({ ...limits, url: "http://slow.test/" })).rejects.toMatchObject({
      layer: "dns",
      message: "The name slow.test did not resolve within 150 ms",
      extra: retryable,
    });
    await expect(egress.request({ ...limits, url: `https://localhost:${silent.port}/` })).rejects.toMatchObject({
      layer: "tls",
      message: `localhost:${silent.port} ended no TLS handshake within 150 ms`,
      extra: retryable,
    });
  });

  it("does not shorten another call's", async () => {
    const { lookup } = fakeDns({ "slow.test": [["127.0.0.1"]] });
    await using server = await startServer((_request, response) => response.end("ok"));
    await using egress = openEgress(ANY, { lookup: (name, options, done) => setTimeout(lookup, 300, name, options, done) });
    const call = (connectTimeoutMs?: number) =>
      egress.request({ method: "GET", url: `http://slow.test:${server.port}/`, ...(connectTimeoutMs && { connectTimeoutMs }) });
    const [short, usual] = await Promise.allSettled([call(100), call()]);
    expect([short.status, usual.status]).toEqual(["rejected", "fulfilled"]);
  });

  it("does not count the wait for a free connection", async () => {
    await using server = await startServer((_request, response) => setTimeout(() => response.end("ok"), 300));
    await using egress = openEgress(ANY, { connectionsPerOriginMax: 1 });
    const call = () => egress.request({ method: "GET", url: server.url, connectTimeoutMs: 100 });
    const answers = await Promise.all([call(), call()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe("a call's own time to the first byte", () => {
  it("is named in the failure", async () => {
    await using server = await startFaultyServer();
    await using egress = openEgress(ANY);
    const request = { method: "GET", url: server.urlOf("never-answers"), firstByteTimeoutMs: 150, timeoutMs: 10_000 };
    const failure = { layer: "timeout", message: `127.0.0.1:${server.port} did not begin to answer within 150 ms`, extra: retryable };
    await expect(egress.request(request)).rejects.toMatchObject(failure);
    await expect(egress.stream(request)).rejects.toMatchObject(failure);
  });

  it("counts neither the sending before it nor the body after it", async () => {
    await using server = await startServer(async (request, response) => {
      await sleep(300);
      request.resume().on("end", () => {
        response.write("a");
        setTimeout(() => response.end("b"), 300);
      });
    });
    await using egress = openEgress(ANY);
    const body = Buffer.alloc(32 * MIB);
    const answer = await egress.request({ method: "POST", url: server.url, body, firstByteTimeoutMs: 200 });
    expect(answer.body.toString()).toBe("ab");
  });

  it("is that of the whole call unless one is given", async () => {
    await using server = await startFaultyServer();
    await using egress = openEgress(ANY);
    const request = { method: "GET", url: server.urlOf("never-answers"), timeoutMs: 1500 };
    const message = "The call took longer than 1500 ms";
    await expect(egress.request(request)).rejects.toMatchObject({ message });
    await expect(egress.stream(request)).rejects.toMatchObject({ message });
  });
});

it("the whole call's limit is named when it is the first to pass", async () => {
  await using server = await startFaultyServer();
  await using egress = openEgress(ANY);
  const limits = { timeoutMs: 150, connectTimeoutMs: 5000, firstByteTimeoutMs: 5000 };
  await expect(egress.request({ method: "GET", url: server.urlOf("never-answers"), ...limits })).rejects.toMatchObject({
    layer: "timeout",
    message: "The call took longer than 150 ms",
  });
});

it("tells the time of sending from that of waiting", async () => {
  await using server = await startServer(async (request, response) => {
    if (request.url === "/slow-to-read") await sleep(300);
    request.resume().on("end", () => setTimeout(() => response.end("ok"), request.url === "/slow-to-answer" ? 300 : 0));
  });
  await using egress = openEgress(ANY);
  const phasesOf = async (path: string) => {
    const phases: Partial<Record<PhaseName, number>> = {};
    const onPhase = (name: PhaseName, ms: number) => {
      phases[name] = ms;
    };
    await egress.request({ method: "PUT", url: `${server.url}${path}`, body: Buffer.alloc(32 * MIB), onPhase });
    return phases;
  };
  const reading = await phasesOf("/slow-to-read");
  const answering = await phasesOf("/slow-to-answer");
  expect(reading.request).toBeGreaterThan(250);
  expect(answering.wait).toBeGreaterThan(250);
  expect(reading.request).toBeGreaterThan(reading.wait ?? 0);
});

it("sends a large body whole, with its length", async () => {
  await using server = await startServer((request, response) => {
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on("end", () => response.end(`${bytes} of ${request.headers["content-length"]}`));
  });
  await using egress = openEgress(ANY);
  for (const body of ["é".repeat(100_000), Buffer.alloc(200_001)]) {
    for (let n = 0; n < 3; n++) {
      const answer = await egress.request({ method: "POST", url: server.url, body });
      expect(answer.body.toString()).toBe(`${Buffer.byteLength(body)} of ${Buffer.byteLength(body)}`);
    }
  }
  expect(server.connections()).toBe(1);
});
