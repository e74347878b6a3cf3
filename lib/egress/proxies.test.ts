import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { chooseProxy, type ProxySettings } from "#lib/egress/choose-proxy.ts";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startProxy } from "#lib/egress/testing/start-proxy.ts";
import { startRawServer, startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8, localhost";
const settings = (over: Partial<ProxySettings>) => chooseProxy({ http: "", https: "", no: "", ...over });

describe("a proxy", () => {
  it("is told the address that was checked, and no name", async () => {
    await using proxy = await startProxy();
    await using server = await startServer(({ headers }, response) => response.end(headers.host));
    const { lookup, asked } = fakeDns({ "api.test": [["127.0.0.1"], ["127.0.0.2"]] });
    await using egress = openEgress(ANY, { lookup, proxyFor: settings({ http: proxy.url }) });
    const answer = await egress.request({ method: "GET", url: `http://api.test:${server.port}/` });
    expect(answer.body.toString()).toBe(`api.test:${server.port}`);
    expect(proxy.asked).toEqual([{ authority: `127.0.0.1:${server.port}`, authorization: undefined }]);
    expect(asked).toEqual(["api.test"]);
  });

  it("carries https without reading it: the server's certificate is checked for its name", async () => {
    const certificate = makeCertificate("api.test");
    await using proxy = await startProxy();
    await using server = await startServer((_request, response) => response.end("secure"), certificate);
    const names = { "api.test": [["127.0.0.1"]], "other.test": [["127.0.0.1"]] };
    await using egress = openEgress(ANY, { ...fakeDns(names), ca: certificate.cert, proxyFor: settings({ https: proxy.url }) });
    const call = (name: string) => egress.request({ method: "GET", url: `https://${name}:${server.port}/` });
    expect((await call("api.test")).body.toString()).toBe("secure");
    await expect(call("other.test")).rejects.toMatchObject({ layer: "tls" });
    expect(proxy.asked).toHaveLength(2);
  });

  it("is not asked for what the policy refuses, by its address, its name or after a redirect", async () => {
    await using proxy = await startProxy();
    await using server = await startServer((_request, response) => response.writeHead(302, { location: "http://evil.test/" }).end());
    const dns = fakeDns({ "evil.test": [["10.0.0.1"]] });
    await using egress = openEgress("127.0.0.1", { ...dns, proxyFor: settings({ http: proxy.url }) });
    for (const url of [
      "http://10.0.0.1/",
      "http://evil.test/",
      "http://metadata.google.internal/",
      "http://169.254.169.254/",
      server.url,
    ]) {
      await expect(egress.request({ method: "GET", url })).rejects.toMatchObject({ layer: "policy" });
    }
    expect(proxy.asked.map(({ authority }) => authority)).toEqual([`127.0.0.1:${server.port}`]);
  });

  it("keeps its connections for further calls", async () => {
    await using proxy = await startProxy();
    await using server = await startServer((_request, response) => response.end("ok"));
    await using egress = openEgress(ANY, { proxyFor: settings({ http: proxy.url }) });
    for (let n = 0; n < 5; n++) await egress.request({ method: "GET", url: server.url });
    expect(proxy.asked).toHaveLength(1);
  });

  it("gets its password, which no failure shows", async () => {
    await using proxy = await startProxy({ status: 407 });
    await using egress = openEgress(ANY, { proxyFor: settings({ http: `http://me:s3cr%20et@127.0.0.1:${proxy.port}` }) });
    const call = egress.request({ method: "GET", url: "http://127.0.0.1:8080/" });
    await expect(call).rejects.toMatchObject({
      layer: "connect",
      message: "No connection to 127.0.0.1:8080 through the proxy (status 407)",
      extra: { retryable: true },
    });
    expect(proxy.asked[0]?.authorization).toBe(`Basic ${Buffer.from("me:s3cr et").toString("base64")}`);
  });

  it("that is not there, or does not answer, is a failure to connect", async () => {
    await using silent = await startRawServer(() => {});
    const call = async (http: string) => {
      await using egress = openEgress(ANY, { proxyFor: settings({ http }), connectTimeoutMs: 200 });
      return await egress.request({ method: "GET", url: "http://127.0.0.1:8080/" });
    };
    await expect(call(silent.url)).rejects.toMatchObject({ layer: "connect", message: expect.stringContaining("200 ms") });
    await expect(call("http://127.0.0.1:1")).rejects.toMatchObject({ layer: "connect", message: expect.stringContaining("ECONNREFUSED") });
  });

  it("may itself be spoken to over TLS, if it is who it should be", async () => {
    const certificate = makeCertificate("localhost");
    await using proxy = await startProxy({ certificate });
    await using server = await startServer((_request, response) => response.end("ok"));
    const call = async () => {
      await using egress = openEgress(ANY, { proxyFor: settings({ http: `https://localhost:${proxy.port}` }) });
      return (await egress.request({ method: "GET", url: server.url })).status;
    };
    await expect(call()).rejects.toMatchObject({ layer: "connect", message: expect.stringContaining("SELF_SIGNED") });
    expect(proxy.asked).toEqual([]);
    const trusted = getCACertificates("default");
    onTestFinished(() => setDefaultCACertificates(trusted));
    setDefaultCACertificates([...trusted, certificate.cert]);
    expect(await call()).toBe(200);
    expect(proxy.asked).toHaveLength(1);
  });

  it("is not used for another protocol's connection", async () => {
    await using proxy = await startProxy();
    await using server = await startServer((_request, response) => response.end());
    await using egress = openEgress(ANY, { proxyFor: settings({ http: proxy.url, https: proxy.url }) });
    (await egress.connect({ host: "127.0.0.1", port: server.port })).destroy();
    expect(proxy.asked).toEqual([]);
    expect(server.connections()).toBe(1);
  });
});

describe("the choice of a proxy", () => {
  const both = { http: "http://plain.proxy:3128", https: "https://secure.proxy" };

  it.each([
    ["http:", both, "http://plain.proxy:3128/"],
    ["https:", both, "https://secure.proxy/"],
    ["https:", { http: both.http }, undefined],
    ["http:", { https: both.https }, undefined],
    ["http:", { http: "proxy.corp:3128" }, "http://proxy.corp:3128/"],
    ["http:", {}, undefined],
  ])("goes by the scheme: %s with %j", (protocol, over, expected) => {
    expect(settings(over)(protocol, "api.test", 80)?.href).toBe(expected);
  });

  it.each([
    ["*", "api.test", true],
    ["a.test, *", "api.test", true],
    ["api.test", "api.test", true],
    ["api.test", "sub.api.test", true],
    [".api.test", "sub.api.test", true],
    ["*.api.test", "sub.api.test", true],
    ["API.test", "api.test.", true],
    ["api.test", "notapi.test", false],
    ["api.test:443", "api.test", false],
    ["api.test:80", "api.test", true],
    ["10.0.0.0/8", "10.1.2.3", true],
    ["10.0.0.0/8", "11.1.2.3", false],
    ["127.0.0.1", "127.0.0.1", true],
    ["::1", "::1", true],
    ["[::1]:80", "::1", true],
    ["localhost 127.0.0.1", "127.0.0.1", true],
    ["http://not.an.entry/, api.test", "api.test", true],
    ["", "api.test", false],
  ])("passes it by: NO_PROXY=%s for %s is %s", (no, host, isDirect) => {
    expect(settings({ ...both, no })("http:", host, 80) === undefined).toBe(isDirect);
  });

  it.each(["socks5://me:s3cret@proxy:1080", "http://", "ftp://proxy", "http://me:s3cret%zz@proxy"])(
    "refuses %s without repeating it",
    (http) => {
      expect(() => settings({ http })).toThrow(/http:\/\/proxy\.example\.com:3128/);
      expect(() => settings({ http })).not.toThrow(/s3cret/);
    },
  );
});
