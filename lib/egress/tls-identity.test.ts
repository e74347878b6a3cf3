import { createServer } from "node:https";
import type { TLSSocket } from "node:tls";
import { describe, expect, it } from "vitest";
import type { PhaseName } from "#lib/egress/egress.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { listen, startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8, localhost";
const client = makeCertificate("client.test");
const other = makeCertificate("other.test");
const own = makeCertificate("localhost");

/** Says who called; `none` without a certificate. */
const startMutual = () =>
  listen(
    createServer({ ...own, requestCert: true, rejectUnauthorized: false, ca: [client.cert, other.cert] }, (request, response) => {
      if (request.url === "/away") response.writeHead(302, { location: new URL(String(request.headers["x-to"])).href }).end();
      else response.end((request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? "none");
    }),
    "https",
  );

describe("a TLS identity", () => {
  it("is what one call shows, and no other call over the same pool", async () => {
    await using server = await startMutual();
    await using egress = openEgress(ANY, { ca: own.cert });
    const whoami = async (identity?: typeof client) => {
      const tls = identity === undefined ? {} : { tls: { cert: identity.cert, key: identity.key } };
      return (await egress.request({ method: "GET", url: `https://localhost:${server.port}/`, ...tls })).body.toString();
    };
    const callers = [client, undefined, other, client, undefined, other];
    const seen: string[] = [];
    for (const caller of callers) seen.push(await whoami(caller));
    expect(seen).toEqual(["client.test", "none", "other.test", "client.test", "none", "other.test"]);
    expect(server.connections()).toBe(3);
  });

  it("names an authority to trust for its call alone", async () => {
    await using server = await startMutual();
    await using egress = openEgress(ANY);
    const call = (ca?: string) => egress.request({ method: "GET", url: `https://localhost:${server.port}/`, ...(ca && { tls: { ca } }) });
    expect((await call(own.cert)).status).toBe(200);
    await expect(call()).rejects.toMatchObject({ layer: "tls" });
    await expect(call(other.cert)).rejects.toMatchObject({ layer: "tls" });
  });

  it("names the host that the certificate has to be for", async () => {
    await using server = await startMutual();
    await using egress = openEgress(ANY, { ca: own.cert });
    const call = (serverName?: string) =>
      egress.request({ method: "GET", url: `https://127.0.0.1:${server.port}/`, ...(serverName && { tls: { serverName } }) });
    expect((await call("localhost")).status).toBe(200);
    await expect(call()).rejects.toMatchObject({ layer: "tls", message: expect.stringContaining("ALTNAME") });
    await expect(call("other.test")).rejects.toMatchObject({ layer: "tls", message: expect.stringContaining("ALTNAME") });
  });

  it("is not shown to the origin that a redirect leads to, while its authority stays trusted", async () => {
    await using first = await startMutual();
    await using second = await startMutual();
    await using egress = openEgress(ANY);
    const tls = { ca: own.cert, cert: client.cert, key: client.key, serverName: "localhost" };
    const call = (to: string) =>
      egress.request({ method: "GET", url: `https://localhost:${first.port}/away`, headers: { "x-to": to }, tls });
    expect((await call(`https://localhost:${first.port}/`)).body.toString()).toBe("client.test");
    expect((await call(`https://localhost:${second.port}/`)).body.toString()).toBe("none");
  });

  it("does not follow a redirect to plain http", async () => {
    await using plain = await startServer((_request, response) => response.end());
    await using server = await startMutual();
    await using egress = openEgress(ANY, { ca: own.cert });
    const tls = { cert: client.cert, key: client.key };
    const call = egress.request({ method: "GET", url: `https://localhost:${server.port}/away`, headers: { "x-to": plain.url }, tls });
    await expect(call).rejects.toMatchObject({ layer: "policy" });
    expect(plain.connections()).toBe(0);
  });

  it.each([
    ["no PEM", { cert: "s3cret", key: "s3cret" }],
    ["the key of another certificate", { cert: client.cert, key: other.key }],
    ["an authority that is none", { ca: "-----BEGIN CERTIFICATE-----\ns3cret\n-----END CERTIFICATE-----\n" }],
  ])("that has %s fails as TLS, and nothing of it is quoted", async (_name, tls) => {
    await using egress = openEgress(ANY);
    const request = { method: "GET", url: "https://localhost:1/", tls };
    for (const call of [egress.request(request), egress.stream(request), egress.connect({ host: "localhost", port: 1, tls })]) {
      await expect(call).rejects.toMatchObject({ name: "ExecutorFailure", layer: "tls", extra: {} });
      await expect(call).rejects.not.toThrow(/s3cret/);
    }
  });

  it("costs a pool; the pool that was used longest ago is closed, once its calls have ended", async () => {
    await using server = await startServer((request, response) => {
      setTimeout(() => response.end("ok"), request.url === "/slow" ? 200 : 0);
    });
    await using egress = openEgress(ANY, { poolsMax: 2 });
    const call = (serverName: string, path = "/") => egress.request({ method: "GET", url: `${server.url}${path}`, tls: { serverName } });
    const slow = call("a", "/slow");
    await Promise.all([call("b"), call("c"), call("d")]);
    expect((await slow).body.toString()).toBe("ok");
    await call("d");
    expect(server.connections()).toBe(4);
    await call("a");
    expect(server.connections()).toBe(5);
  });
});

it("reports the TLS handshake as a phase of its own", async () => {
  await using server = await startMutual();
  await using egress = openEgress(ANY, { ca: own.cert });
  const phases: [PhaseName, number][] = [];
  const onPhase = (name: PhaseName, ms: number) => phases.push([name, ms]);
  await egress.request({ method: "GET", url: `https://localhost:${server.port}/`, onPhase });
  expect(phases.map(([name]) => name)).toEqual(["dns", "connect", "tls", "request", "wait", "body"]);
  expect(phases.every(([, ms]) => ms >= 0)).toBe(true);
});
