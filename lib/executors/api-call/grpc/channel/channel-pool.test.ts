import { connectivityState } from "@grpc/grpc-js";
import { describe, expect, it } from "vitest";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startRawServer, startServer } from "#lib/egress/testing/start-server.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import { describeFiles } from "../testing/describe.ts";
import { echoProto } from "../testing/echo-proto.ts";
import { runGrpc } from "../testing/run-grpc.ts";
import { type Method, startGrpcServer } from "../testing/start-grpc-server.ts";
import { ChannelPool, type Lease } from "./channel-pool.ts";
import { channelTarget } from "./channel-target.ts";

const description = describeFiles({ "echo.proto": echoProto });
const SAY = "/test.v1.Echo/Say";
const echo: Method = (message) => ({ messages: [message] });
const say = (baseUrl: string) => ({ baseUrl, name: "test.v1.Echo/Say", description });

describe("channels", () => {
  it("are shared by calls, one after the other and at once", async () => {
    await using server = await startGrpcServer({ [SAY]: echo });
    await using egress = openEgress("127.0.0.0/8");
    const runs = await Promise.all(Array.from({ length: 20 }, () => runGrpc(egress, say(server.url))));
    runs.push(await runGrpc(egress, say(server.url)));
    expect(runs.map(({ failure }) => failure)).toEqual(runs.map(() => undefined));
    expect(new Set(server.calls.map(({ peer }) => peer)).size).toBe(1);
    expect(runs.at(-1)?.phases).toEqual(["wait", "body"]);
  });

  it("are made anew when the service was away", async () => {
    await using egress = openEgress("127.0.0.0/8");
    const first = await startGrpcServer({ [SAY]: echo });
    expect((await runGrpc(egress, say(first.url))).failure).toBeUndefined();
    await first[Symbol.asyncDispose]();
    expect((await runGrpc(egress, say(first.url))).failure).toMatchObject({ extra: { retryable: true } });
    expect((await runGrpc(egress, say(first.url))).failure).toMatchObject({
      layer: "connect",
      message: expect.stringContaining("ECONNREFUSED"),
    });
    await using second = await startGrpcServer({ [SAY]: echo }, { port: first.port });
    expect((await runGrpc(egress, say(second.url))).failure).toBeUndefined();
  });

  it("are bounded in number, and whichever makes room ends no call", async () => {
    await using egress = openEgress("127.0.0.0/8");
    await using server = await startGrpcServer({ [SAY]: echo });
    const pool = new ChannelPool(egress, 2);
    const leases: Lease[] = [];
    for (const maxResponseBytes of [1, 2, 3, 4])
      leases.push(await pool.lease({ ...channelTarget(upstreamOf(server.url)), maxResponseBytes }));
    const standing = () => leases.map(({ client }) => client.getChannel().getConnectivityState(false) === connectivityState.READY);
    expect(standing()).toEqual([true, true, true, true]);
    for (const { release } of leases) release(false);
    expect(standing()).toEqual([false, false, true, true]);
    pool.close();
    expect(standing()).toEqual([false, false, false, false]);
  });

  it("are left after a call that got no sign of life", async () => {
    await using server = await startGrpcServer({ [SAY]: (message) => (message.length === 0 ? "silence" : { messages: [message] }) });
    await using egress = openEgress("127.0.0.0/8");
    await runGrpc(egress, say(server.url), { anInt32: 1 });
    expect((await runGrpc(egress, { ...say(server.url), timeoutMs: 100 })).failure).toMatchObject({ layer: "timeout" });
    await runGrpc(egress, say(server.url), { anInt32: 1 });
    const [first, second, third] = server.calls.map(({ peer }) => peer);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("carry many calls at once", async () => {
    await using server = await startGrpcServer({ [SAY]: echo });
    await using egress = openEgress("127.0.0.0/8");
    const runs = await Promise.all(Array.from({ length: 1_000 }, (_, anInt32) => runGrpc(egress, say(server.url), { anInt32 })));
    expect(runs.map(({ output }) => output)).toEqual(runs.map((_, anInt32) => expect.objectContaining({ anInt32 })));
    expect(new Set(server.calls.map(({ peer }) => peer)).size).toBe(1);
  });

  it("lead to the address that was checked, under the name that was asked for", async () => {
    await using server = await startGrpcServer({ [SAY]: echo });
    await using egress = openEgress("api.example.com", { lookup: fakeDns({ "api.example.com": [["127.0.0.1"], ["192.0.2.1"]] }).lookup });
    const url = `http://api.example.com:${server.port}`;
    expect((await runGrpc(egress, say(url))).failure).toBeUndefined();
    expect((await runGrpc(egress, say(url))).failure).toBeUndefined();
    expect(server.calls.map(({ host }) => host)).toEqual([`api.example.com:${server.port}`, `api.example.com:${server.port}`]);
  });
});

describe("the policy", () => {
  it.each(["http://127.0.0.1:1", "http://[::1]:50051", "http://169.254.169.254", "http://2130706433:50051", "https://10.0.0.1"])(
    "keeps gRPC away from %s",
    async (url) => {
      await using egress = openEgress("");
      expect((await runGrpc(egress, say(url))).failure).toMatchObject({ layer: "policy" });
    },
  );

  it("refuses a name that leads to a private address, and a host that the connector denies, and nothing connects", async () => {
    await using server = await startRawServer(() => {});
    await using closed = openEgress("", { lookup: fakeDns({ "api.example.com": [["127.0.0.1"]] }).lookup });
    expect((await runGrpc(closed, say(`http://api.example.com:${server.port}`))).failure).toMatchObject({ layer: "policy" });
    await using open = openEgress("127.0.0.0/8");
    const denied = await runGrpc(open, { ...say(server.url), hosts: { allow: [], deny: ["127.0.0.1"] } });
    expect(denied.failure).toMatchObject({ layer: "policy" });
    expect(server.connections()).toBe(0);
  });

  it("asks no proxy of the environment", async () => {
    await using proxy = await startServer((_request, response) => response.end());
    await using server = await startGrpcServer({ [SAY]: echo });
    await using egress = openEgress("127.0.0.0/8");
    process.env["http_proxy"] = proxy.url;
    try {
      expect((await runGrpc(egress, say(server.url))).failure).toBeUndefined();
    } finally {
      delete process.env["http_proxy"];
    }
    expect(proxy.connections()).toBe(0);
  });
});

describe("a connection that does not come about", () => {
  it("fails in the layer connect when nobody listens, well before the deadline", async () => {
    await using egress = openEgress("127.0.0.0/8");
    const run = await runGrpc(egress, { ...say("http://127.0.0.1:1"), timeoutMs: 30_000, retry: { maxRetries: 2, baseDelayMs: 1 } });
    expect(run.failure).toMatchObject({ layer: "connect", extra: { retryable: true } });
    // Nothing was sent, so every method may be attempted again.
    expect(run.attempts).toMatchObject([{ layer: "connect" }, { layer: "connect" }, { layer: "connect" }]);
    expect(run.ms).toBeLessThan(1_500);
  });

  it("fails in the layer dns when the name does not resolve", async () => {
    await using egress = openEgress("127.0.0.0/8", { lookup: fakeDns({}).lookup });
    expect((await runGrpc(egress, say("http://nowhere.example.com"))).failure).toMatchObject({ layer: "dns" });
  });

  it("says so when something else than gRPC listens", async () => {
    await using server = await startServer((_request, response) => response.end("hello"));
    await using egress = openEgress("127.0.0.0/8");
    expect((await runGrpc(egress, say(server.url))).failure).toMatchObject({
      layer: "connect",
      message: expect.stringContaining("HTTP/2"),
    });
  });
});

describe("TLS", () => {
  const own = makeCertificate("api.example.com");
  const other = makeCertificate("api.example.com");
  const client = makeCertificate("client.example.com");

  async function over(
    tls: { ca?: string; cert?: string; key?: string; serverName?: string } | null,
    { clientCa, host = "api.example.com" }: { clientCa?: string; host?: string } = {},
  ) {
    await using server = await startGrpcServer(
      { [SAY]: echo },
      { tls: { certificate: own, ...(clientCa === undefined ? {} : { clientCa }) } },
    );
    await using egress = openEgress("127.0.0.0/8", {
      lookup: fakeDns({ "api.example.com": [["127.0.0.1"]], "other.example.com": [["127.0.0.1"]] }).lookup,
    });
    const run = await runGrpc(egress, { ...say(`https://${host}:${server.port}`), tls });
    return { ...run, calls: server.calls.length };
  }

  it("is spoken with an authority of the connector's own, to a name or to an address", async () => {
    expect((await over({ ca: own.cert })).failure).toBeUndefined();
    expect((await over({ ca: own.cert, serverName: "api.example.com" }, { host: "127.0.0.1" })).failure).toBeUndefined();
  });

  it.each([
    ["an authority that nobody trusts", null, {}],
    ["a certificate of another authority", { ca: other.cert }, {}],
    ["a certificate for another name", { ca: own.cert }, { host: "other.example.com" }],
    ["a certificate that does not name the address", { ca: own.cert }, { host: "127.0.0.1" }],
  ])("is refused for %s", async (_name, tls, options) => {
    const { failure, calls } = await over(tls, options);
    expect(failure).toMatchObject({ layer: "tls" });
    expect(calls).toBe(0);
  });

  it("shows the connector's client certificate", async () => {
    expect((await over({ ca: own.cert, ...client }, { clientCa: client.cert })).failure).toBeUndefined();
  });

  it("fails in the layer tls when the service wants a client certificate and gets none, or another", async () => {
    expect((await over({ ca: own.cert }, { clientCa: client.cert })).failure).toMatchObject({ layer: "tls" });
    expect((await over({ ca: own.cert, ...other }, { clientCa: client.cert })).failure).toMatchObject({ layer: "tls" });
  });
});
