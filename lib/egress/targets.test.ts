import { once } from "node:events";
import { TLSSocket } from "node:tls";
import { describe, expect, it } from "vitest";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startRawServer, startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8, localhost";
const blocked = expect.objectContaining({ name: "ExecutorFailure", layer: "policy" });

describe("an address for another protocol's driver", () => {
  it.each([
    ["db.test", { address: "127.0.0.1", family: 4 }],
    ["DB.test.", { address: "127.0.0.1", family: 4 }],
    ["both.test", { address: "127.0.0.2", family: 4 }],
    ["six.test", { address: "2606:4700::1111", family: 6 }],
    ["2606:4700::1111", { address: "2606:4700::1111", family: 6 }],
    ["[2606:4700::1111]", { address: "2606:4700::1111", family: 6 }],
    ["2130706433", { address: "127.0.0.1", family: 4 }],
  ])("of %s is one that was checked, IPv4 before IPv6", async (host, expected) => {
    const names = { "db.test": [["127.0.0.1"]], "both.test": [["2606:4700::1111", "127.0.0.2"]], "six.test": [["2606:4700::1111"]] };
    await using egress = openEgress(ANY, fakeDns({ ...names, "db.test.": names["db.test"] }));
    expect(await egress.resolve({ host, port: 5432 })).toEqual(expected);
  });

  it("is refused on a port that is not open, and by the rules of the call", async () => {
    await using egress = openEgress("127.0.0.1:5432", fakeDns({ "db.test": [["127.0.0.1"]] }));
    expect(await egress.resolve({ host: "db.test", port: 5432 })).toEqual({ address: "127.0.0.1", family: 4 });
    await expect(egress.resolve({ host: "db.test", port: 5433 })).rejects.toEqual(blocked);
    for (const hosts of [
      { allow: ["other.test"], deny: [] },
      { allow: [], deny: ["*.test"] },
      { allow: [], deny: ["127.0.0.1"] },
    ]) {
      await expect(egress.resolve({ host: "db.test", port: 5432, hosts })).rejects.toEqual(blocked);
    }
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN])("is not looked for at port %d", async (port) => {
    await using egress = openEgress(ANY);
    await expect(egress.resolve({ host: "127.0.0.1", port })).rejects.toMatchObject({ layer: "validation" });
  });

  it("ends in DNS when there is none, or none in time, and with the caller", async () => {
    const signal = AbortSignal.timeout(100);
    await using egress = openEgress(ANY, fakeDns({}));
    await expect(egress.resolve({ host: "missing.test", port: 1 })).rejects.toMatchObject({ layer: "dns", extra: { retryable: false } });
    await using silent = openEgress(ANY, { lookup: () => {} });
    await expect(silent.resolve({ host: "slow.test", port: 1, connectTimeoutMs: 100 })).rejects.toMatchObject({ layer: "dns" });
    await expect(silent.resolve({ host: "slow.test", port: 1, signal })).rejects.toMatchObject({ layer: "timeout" });
    await expect(silent.resolve({ host: "slow.test", port: 1, signal: AbortSignal.abort() })).rejects.toMatchObject({ layer: "timeout" });
  });
});

describe("a connection for another protocol", () => {
  it("carries bytes both ways, to the address that was checked", async () => {
    await using server = await startRawServer((socket) => socket.pipe(socket));
    const { lookup, asked } = fakeDns({ "echo.test": [["127.0.0.1"], ["127.0.0.2"]] });
    await using egress = openEgress(ANY, { lookup });
    const socket = await egress.connect({ host: "echo.test", port: server.port });
    socket.write("hello");
    expect(String((await once(socket, "data"))[0])).toBe("hello");
    expect(socket.remoteAddress).toBe("127.0.0.1");
    expect(asked).toEqual(["echo.test"]);
    socket.destroy();
  });

  it("speaks TLS, and only with a server that is who it should be", async () => {
    const certificate = makeCertificate("localhost");
    await using server = await startServer((_request, response) => response.end(), certificate);
    await using egress = openEgress(ANY);
    const target = { host: "localhost", port: server.port };
    const socket = await egress.connect({ ...target, tls: { ca: certificate.cert } });
    expect(socket).toBeInstanceOf(TLSSocket);
    expect(socket).toMatchObject({ authorized: true });
    socket.destroy();
    await expect(egress.connect({ ...target, tls: {} })).rejects.toMatchObject({ layer: "tls" });
    await expect(egress.connect({ ...target, tls: { ca: certificate.cert, serverName: "other.test" } })).rejects.toMatchObject({
      layer: "tls",
    });
  });

  it("names the layer that it came to", async () => {
    await using silent = await startRawServer(() => {});
    await using egress = openEgress(ANY);
    await expect(egress.connect({ host: "127.0.0.1", port: 1 })).rejects.toMatchObject({ layer: "connect", extra: { retryable: true } });
    const tls = egress.connect({ host: "localhost", port: silent.port, tls: {}, connectTimeoutMs: 200 });
    await expect(tls).rejects.toMatchObject({ layer: "tls", message: expect.stringContaining("200 ms") });
    const aborted = egress.connect({ host: "localhost", port: silent.port, tls: {}, signal: AbortSignal.timeout(100) });
    await expect(aborted).rejects.toMatchObject({ layer: "timeout" });
  });

  it("does not end the process when the peer resets it", async () => {
    await using server = await startRawServer((socket) => setTimeout(() => socket.resetAndDestroy(), 20));
    await using egress = openEgress(ANY);
    const socket = await egress.connect({ host: "127.0.0.1", port: server.port });
    await new Promise((resolve) => socket.once("close", resolve));
    expect(socket.destroyed).toBe(true);
  });
});
