import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startRawServer, startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8, localhost";
const elapsed = async (call: Promise<unknown>) => {
  const start = performance.now();
  const failure = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { failure, ms: performance.now() - start };
};

describe("timeouts", () => {
  it("end a call to a server that never answers, near the limit", async () => {
    await using server = await startServer(() => {});
    await using egress = openEgress(ANY);
    const { failure, ms } = await elapsed(egress.request({ method: "GET", url: server.url, timeoutMs: 150 }));
    expect(failure).toMatchObject({ name: "ExecutorFailure", layer: "timeout", extra: { retryable: true } });
    expect(ms).toBeGreaterThan(100);
    expect(ms).toBeLessThan(1000);
  });

  it("end a call whose answer drips, near the limit", async () => {
    await using server = await startServer((_request, response) => {
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    await using egress = openEgress(ANY);
    const { failure, ms } = await elapsed(egress.request({ method: "GET", url: server.url, timeoutMs: 200 }));
    expect(failure).toMatchObject({ layer: "timeout" });
    expect(ms).toBeLessThan(1000);
  });

  it("end a call that waits for its name to resolve, near the limit", async () => {
    await using egress = openEgress(ANY, { lookup: () => {} });
    const { failure, ms } = await elapsed(egress.request({ method: "GET", url: "http://slow.test/", timeoutMs: 150 }));
    expect(failure).toMatchObject({ layer: "timeout" });
    expect(ms).toBeLessThan(1000);
  });

  it("end a call that waits for a free connection, and the next call gets one", async () => {
    await using server = await startServer((request, response) => {
      if (request.url === "/fast") response.end("ok");
    });
    await using egress = openEgress(ANY, { connectionsPerOriginMax: 1 });
    const calls = [300, 100].map((timeoutMs) => elapsed(egress.request({ method: "GET", url: `${server.url}/slow`, timeoutMs })));
    const layers = (await Promise.all(calls)).map(({ failure }) => (failure as { layer?: string }).layer);
    expect(layers).toEqual(["timeout", "rate_limit"]);
    expect((await egress.request({ method: "GET", url: `${server.url}/fast` })).body.toString()).toBe("ok");
  });

  it("span all redirects together", async () => {
    await using server = await startServer((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: "/again" }).end(), 100);
    });
    await using egress = openEgress(ANY, { redirectsMax: 100 });
    const { failure, ms } = await elapsed(egress.request({ method: "GET", url: server.url, timeoutMs: 350 }));
    expect(failure).toMatchObject({ layer: "timeout" });
    expect(ms).toBeLessThan(1500);
  });

  it("of a resolver that never answers name the resolver", async () => {
    await using egress = openEgress(ANY, { lookup: () => {}, connectTimeoutMs: 200 });
    await expect(egress.request({ method: "GET", url: "http://slow.test/", timeoutMs: 8000 })).rejects.toMatchObject({
      layer: "dns",
      extra: { retryable: true },
    });
  });

  it("of a handshake that never ends name TLS", async () => {
    await using server = await startRawServer(() => {});
    await using egress = openEgress(ANY, { connectTimeoutMs: 200 });
    await expect(egress.request({ method: "GET", url: `https://localhost:${server.port}/`, timeoutMs: 8000 })).rejects.toMatchObject({
      layer: "tls",
      extra: { retryable: true },
    });
  });

  it("within a body has a limit of its own", async () => {
    await using server = await startServer((_request, response) => void response.write("half"));
    await using egress = openEgress(ANY, { bodyTimeoutMs: 200 });
    const { failure, ms } = await elapsed(egress.request({ method: "GET", url: server.url, timeoutMs: 20_000 }));
    expect(failure).toMatchObject({ layer: "timeout", extra: { retryable: true } });
    expect(ms).toBeLessThan(5000);
  });
});

describe("a caller's signal", () => {
  it("ends the call at once, and the server sees it", async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await startServer((request) => request.on("close", closed.resolve));
    await using egress = openEgress(ANY);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const { failure, ms } = await elapsed(egress.request({ method: "GET", url: server.url, signal: controller.signal }));
    expect(failure).toMatchObject({ layer: "timeout", message: "The call was cancelled" });
    expect(ms).toBeLessThan(1000);
    await closed.promise;
  });

  it("that is already aborted sends nothing", async () => {
    await using server = await startServer((_request, response) => response.end());
    await using egress = openEgress(ANY);
    const call = egress.request({ method: "GET", url: server.url, signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ layer: "timeout" });
    expect(server.connections()).toBe(0);
  });

  it("keeps no listener after the call", async () => {
    await using server = await startServer((_request, response) => response.end());
    await using egress = openEgress(ANY);
    const controller = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = controller.signal;
    controller.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(controller.signal, args);
    };
    controller.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(controller.signal, args);
    };
    await egress.request({ method: "GET", url: server.url, signal: controller.signal });
    expect(listeners).toBe(0);
  });
});

describe("a call that brings no answer", () => {
  it("names DNS when the name does not exist", async () => {
    await using egress = openEgress(ANY, fakeDns({}));
    await expect(egress.request({ method: "GET", url: "http://nowhere.test/?key=s3cret" })).rejects.toMatchObject({
      layer: "dns",
      message: "The name nowhere.test does not resolve (ENOTFOUND)",
      extra: { retryable: false },
    });
  });

  it("names DNS when the answer is empty", async () => {
    await using egress = openEgress(ANY, fakeDns({ "empty.test": [[]] }));
    await expect(egress.request({ method: "GET", url: "http://empty.test/" })).rejects.toMatchObject({ layer: "dns" });
  });

  it("names the connection when nobody listens, not the address behind the name", async () => {
    const vacant = createServer().listen(0, "127.0.0.1");
    const { port } = await new Promise<AddressInfo>((resolve) => vacant.once("listening", () => resolve(vacant.address() as AddressInfo)));
    await new Promise((resolve) => vacant.close(resolve));
    await using egress = openEgress(ANY, fakeDns({ "dead.test": [["127.0.0.1", "127.0.0.2"]] }));
    await expect(egress.request({ method: "GET", url: `http://dead.test:${port}/` })).rejects.toMatchObject({
      layer: "connect",
      message: `No connection to dead.test:${port} (ECONNREFUSED)`,
      extra: { retryable: true },
    });
  });

  it("says nothing of the path, the query or the headers", async () => {
    await using server = await startRawServer((socket) => socket.once("data", (data) => socket.end(data)));
    await using egress = openEgress(ANY);
    const call = egress.request({ method: "GET", url: `${server.url}/s3cret?k=s3cret`, headers: { authorization: "s3cret" } });
    await expect(call).rejects.toThrow(`127.0.0.1:${server.port}`);
    await expect(call).rejects.not.toThrow(/s3cret/);
  });

  it.each(["CONNECT", "TRACE", "get", "GE T", ""])("refuses the method %j", async (method) => {
    await using egress = openEgress(ANY);
    await expect(egress.request({ method, url: "http://127.0.0.1/" })).rejects.toMatchObject({ layer: "validation" });
  });

  it.each(["", "not a url", "http://", "/relative"])("refuses the address %j", async (url) => {
    await using egress = openEgress(ANY);
    await expect(egress.request({ method: "GET", url })).rejects.toMatchObject({ layer: "validation" });
  });

  it("ends with the egress when that is closed", async () => {
    await using server = await startServer(() => {});
    await using egress = openEgress(ANY);
    const call = elapsed(egress.request({ method: "GET", url: server.url }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await egress.close();
    expect((await call).failure).toMatchObject({ name: "ExecutorFailure", layer: "internal" });
    await expect(egress.request({ method: "GET", url: server.url })).rejects.toMatchObject({ name: "ExecutorFailure" });
  });
});
