import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EgressRequest } from "#lib/egress/egress.ts";
import type { FaultName } from "#lib/egress/testing/faults.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { type FaultyServer, startFaultyServer } from "#lib/egress/testing/start-faulty-server.ts";
import { startFaultyTls, type TlsFault } from "#lib/egress/testing/start-faulty-tls.ts";

const ANY = "127.0.0.0/8, localhost";
const MIB = 1024 * 1024;
type Own = Partial<EgressRequest>;
let server: FaultyServer;
beforeAll(async () => {
  server = await startFaultyServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const upstream = { layer: "upstream", retryable: false } as const;
const passing = { layer: "upstream", retryable: true } as const;
const timeout = { layer: "timeout", retryable: true } as const;
const FAILING: [FaultName, { layer: string; retryable: boolean }, Own?][] = [
  ["reset-before-headers", passing],
  ["reset-within-headers", passing],
  ["reset-after-headers", passing],
  ["reset-within-body", passing],
  ["half-close-before-headers", passing],
  ["half-close-within-headers", passing],
  ["half-close-within-chunk", passing],
  ["never-answers", timeout, { timeoutMs: 200 }],
  ["never-answers", timeout, { firstByteTimeoutMs: 200 }],
  ["slow-headers", timeout, { timeoutMs: 300 }],
  ["slow-headers", timeout, { firstByteTimeoutMs: 200 }],
  ["slow-body", timeout, { timeoutMs: 300 }],
  ["stalled-body", timeout, { timeoutMs: 300 }],
  ["length-too-long", passing],
  ["length-twice", upstream],
  ["length-negative", upstream],
  ["length-and-chunks", upstream],
  ["chunk-of-no-size", upstream],
  ["truncated-gzip", upstream],
  ["broken-gzip", upstream],
  ["gzip-bomb", upstream, { maxResponseBytes: MIB }],
  ["endless-body", upstream, { maxResponseBytes: MIB }],
  ["endless-headers", upstream],
  ["endless-hints", timeout, { timeoutMs: 300 }],
  ["endless-hints", timeout, { firstByteTimeoutMs: 300 }],
  ["endless-continue", passing],
  ["continue-without-end", upstream],
  ["switches-protocol", upstream],
  ["no-http", upstream],
  ["status-of-letters", upstream],
  ["status-of-no-version", upstream],
  ["header-with-nul", upstream],
  ["redirects-in-a-circle", upstream],
];

describe("a call to a server that fails", () => {
  it.each(FAILING)("ends as such, collected and streamed: %s is %j (%j)", async (fault, { layer, retryable }, own) => {
    await using egress = openEgress(ANY);
    const request = { method: "POST", body: "{}", url: server.urlOf(fault), timeoutMs: 10_000, ...own };
    const collected = egress.request(request);
    await expect(collected).rejects.toMatchObject({ name: "ExecutorFailure", layer, extra: retryable ? { retryable } : {} });
    const streamed = egress.stream(request).then(({ chunks }) => Array.fromAsync(chunks));
    await expect(streamed).rejects.toMatchObject({ name: "ExecutorFailure", layer, extra: retryable ? { retryable } : {} });
  });

  it.each([
    "reset-before-headers",
    "reset-after-headers",
    "half-close-before-headers",
    "length-too-long",
    "truncated-gzip",
    "never-answers",
  ] as const)("sends nothing twice: %s", async (fault) => {
    const before = server.hits(fault);
    for (const method of ["GET", "PUT", "POST"]) {
      await using egress = openEgress(ANY);
      await expect(egress.request({ method, url: server.urlOf(fault), timeoutMs: 300 })).rejects.toThrow();
    }
    expect(server.hits(fault) - before).toBe(3);
  });

  it("is the failure of that call alone", async () => {
    await using egress = openEgress(ANY, { connectionsPerOriginMax: 2 });
    const failing = FAILING.filter(([, , own]) => own === undefined).map(([fault]) => server.urlOf(fault));
    for (const url of failing) {
      const [failed, answered] = await Promise.allSettled([
        egress.request({ method: "GET", url, timeoutMs: 10_000 }),
        egress.request({ method: "GET", url: server.urlOf("hints-then-200"), timeoutMs: 10_000 }),
      ]);
      expect([url, failed.status, answered.status]).toEqual([url, "rejected", "fulfilled"]);
    }
  });
});

describe("a call to an odd server", () => {
  it.each([
    ["slow-but-whole", 200, "slow"],
    ["length-too-short", 200, "ok"],
    ["continue-then-200", 200, "ok"],
    ["continue-by-bytes", 200, "HTTP/1.1 100 Continue\r\n\r\n"],
    ["hints-then-200", 200, "ok"],
    ["closes-after-answer", 200, "ok"],
    ["429", 429, "slow down"],
    ["429-retry-after", 429, "slow down"],
    ["503-retry-after", 503, "busy"],
  ] as const)("is answered, again and again: %s", async (fault, status, text) => {
    await using egress = openEgress(ANY);
    for (let n = 0; n < 3; n++) {
      const answer = await egress.request({ method: "GET", url: server.urlOf(fault) });
      expect([answer.status, answer.body.toString()]).toEqual([status, text]);
    }
  });

  it("sees an error and the success after it", async () => {
    await using own = await startFaultyServer();
    await using egress = openEgress(ANY);
    const call = (fault: FaultName) => egress.request({ method: "GET", url: own.urlOf(fault) });
    expect((await call("500-then-200")).status).toBe(500);
    expect((await call("500-then-200")).status).toBe(200);
    await expect(call("reset-then-200")).rejects.toMatchObject({ layer: "upstream" });
    expect((await call("reset-then-200")).status).toBe(200);
    expect(own.hits("reset-then-200")).toBe(2);
  });
});

describe("a call to a server whose TLS fails", () => {
  it.each<[TlsFault, string]>([
    ["self-signed", "SELF_SIGNED"],
    ["expired", "CERT_HAS_EXPIRED"],
    ["other-host", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["old-version", "PROTOCOL"],
    ["no-common-cipher", "HANDSHAKE_FAILURE"],
    ["client-certificate-missing", "CERTIFICATE_REQUIRED"],
    ["plain-text", "ERR_SSL"],
    ["reset-in-handshake", "ECONNRESET"],
    ["close-in-handshake", "ECONNRESET"],
    ["silent-handshake", "within 300 ms"],
  ])("names TLS and the reason: %s", async (fault, reason) => {
    await using faulty = await startFaultyTls(fault);
    await using egress = openEgress(ANY, { ca: faulty.ca, connectTimeoutMs: 300 });
    const call = egress.request({ method: "GET", url: `https://localhost:${faulty.port}/?k=s3cret` });
    await expect(call).rejects.toMatchObject({ name: "ExecutorFailure", layer: "tls", message: expect.stringContaining(reason) });
    await expect(call).rejects.not.toThrow(/s3cret/);
  });
});
