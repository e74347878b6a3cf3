import { setTimeout as sleep } from "node:timers/promises";
import { createGzip, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { PhaseName } from "#lib/egress/egress.ts";
import { ENCODINGS } from "#lib/egress/testing/encodings.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8";
const MIB = 1024 * 1024;
const textOf = async (chunks: AsyncIterable<Buffer>) => Buffer.concat(await Array.fromAsync(chunks)).toString();

describe("a streamed answer", () => {
  it("is read while it comes in, event by event", async () => {
    const steps = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await using server = await startServer(async (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const [n, step] of steps.entries()) {
        response.write(`data: ${n}\n\n`);
        await step.promise;
      }
      response.end("data: end\n\n");
    });
    await using egress = openEgress(ANY);
    const { status, headers, url, redirects, chunks } = await egress.stream({ method: "GET", url: server.url });
    expect({ status, url, redirects }).toEqual({ status: 200, url: `${server.url}/`, redirects: 0 });
    expect(headers["content-type"]).toBe("text/event-stream");
    const seen: string[] = [];
    for await (const chunk of chunks) {
      // The server sends the next one only now, so nothing has waited for the end.
      steps[seen.length]?.resolve();
      seen.push(chunk.toString());
    }
    expect(seen).toEqual(["data: 0\n\n", "data: 1\n\n", "data: end\n\n"]);
  });

  it.each(ENCODINGS)("in %s is decompressed", async (encoding, compress) => {
    await using server = await startServer((_request, response) =>
      response.setHeader("content-encoding", encoding).end(compress("Grüße, 世界")),
    );
    await using egress = openEgress(ANY);
    expect(await textOf((await egress.stream({ method: "GET", url: server.url })).chunks)).toBe("Grüße, 世界");
  });

  it("in gzip is decompressed as far as the server has flushed it", async () => {
    const more = Promise.withResolvers<void>();
    await using server = await startServer((_request, response) => {
      const gzip = createGzip();
      response.setHeader("content-encoding", "gzip");
      gzip.pipe(response);
      gzip.write("first");
      gzip.flush();
      more.promise.then(() => gzip.end("last"));
    });
    await using egress = openEgress(ANY);
    const seen: string[] = [];
    for await (const chunk of (await egress.stream({ method: "GET", url: server.url })).chunks) {
      seen.push(chunk.toString());
      more.resolve();
    }
    expect(seen).toEqual(["first", "last"]);
  });

  it.each(["GET", "HEAD"])("to %s without a body may say that it is compressed", async (method) => {
    await using server = await startServer((_request, response) => response.setHeader("content-encoding", "gzip").end());
    await using egress = openEgress(ANY);
    expect(await textOf((await egress.stream({ method, url: server.url })).chunks)).toBe("");
  });

  it("that unpacks to more than the limit ends there, what was within it already read", async () => {
    await using server = await startServer((_request, response) =>
      response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(64 * MIB))),
    );
    await using egress = openEgress(ANY);
    const { chunks } = await egress.stream({ method: "GET", url: server.url, maxResponseBytes: MIB });
    let bytes = 0;
    const reading = (async () => {
      for await (const chunk of chunks) bytes += chunk.length;
    })();
    await expect(reading).rejects.toMatchObject({ layer: "upstream", message: expect.stringContaining("larger than 1048576 bytes") });
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(MIB);
  });

  it("that unpacks to much on the way to little ends at the limit, too", async () => {
    const empty = gzipSync("");
    const bomb = gzipSync(Buffer.concat(Array.from({ length: (8 * MIB) / empty.length }, () => empty)), { level: 9 });
    await using server = await startServer((_request, response) => response.setHeader("content-encoding", "gzip, gzip").end(bomb));
    await using egress = openEgress(ANY);
    const { chunks } = await egress.stream({ method: "GET", url: server.url, maxResponseBytes: MIB });
    await expect(Array.fromAsync(chunks)).rejects.toMatchObject({ layer: "upstream", message: expect.stringContaining("larger than") });
  });

  it("ends at the call's limit while it is still decompressed", async () => {
    const bomb = gzipSync(Buffer.alloc(256 * MIB));
    await using server = await startServer((_request, response) => response.setHeader("content-encoding", "gzip").end(bomb));
    await using egress = openEgress(ANY);
    const { chunks } = await egress.stream({ method: "GET", url: server.url, timeoutMs: 400, maxResponseBytes: 1024 * MIB });
    const reading = (async () => {
      for await (const _chunk of chunks) await sleep(1);
    })();
    await expect(reading).rejects.toMatchObject({ layer: "timeout", message: "The call took longer than 400 ms" });
  });

  it("that is encoded more than twice is refused", async () => {
    const body = gzipSync(gzipSync(gzipSync("x")));
    await using server = await startServer((_request, response) => response.setHeader("content-encoding", "gzip, gzip, gzip").end(body));
    await using egress = openEgress(ANY);
    await expect(egress.request({ method: "GET", url: server.url })).rejects.toMatchObject({ layer: "upstream" });
    const { chunks } = await egress.stream({ method: "GET", url: server.url });
    await expect(Array.fromAsync(chunks)).rejects.toMatchObject({ layer: "upstream" });
  });

  it("may be silent as long as its call may take", async () => {
    await using server = await startServer((_request, response) => {
      response.write("a");
      setTimeout(() => response.end("b"), 1800);
    });
    await using egress = openEgress(ANY, { bodyTimeoutMs: 300 });
    expect(await textOf((await egress.stream({ method: "GET", url: server.url, timeoutMs: 10_000 })).chunks)).toBe("ab");
  });

  it("does not run ahead of its reader", async () => {
    let sent = 0;
    await using server = await startServer((_request, response) => {
      const pump = () => {
        do sent += 65_536;
        while (response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", pump);
      pump();
    });
    await using egress = openEgress(ANY);
    const { chunks } = await egress.stream({ method: "GET", url: server.url, maxResponseBytes: 1024 * MIB });
    await sleep(300);
    // What the buffers of the sockets take; without a brake it would be hundreds of megabytes.
    expect(sent).toBeLessThan(32 * MIB);
    for await (const _chunk of chunks) break;
  });

  it("ends with its reader, and the server sees it", async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await startServer((_request, response) => {
      const timer = setInterval(() => response.write("tick"), 10);
      response.on("close", () => {
        clearInterval(timer);
        closed.resolve();
      });
    });
    await using egress = openEgress(ANY);
    for await (const _chunk of (await egress.stream({ method: "GET", url: server.url, timeoutMs: 60_000 })).chunks) break;
    await closed.promise;
  });

  it("that nobody reads ends at the call's limit", async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await startServer((_request, response) => {
      response.on("close", closed.resolve);
      response.write("x");
    });
    await using egress = openEgress(ANY);
    await egress.stream({ method: "GET", url: server.url, timeoutMs: 200 });
    await closed.promise;
  });

  it.each([
    ["the call's limit", () => ({ timeoutMs: 200 }), "longer than 200 ms"],
    ["its signal", () => ({ signal: AbortSignal.timeout(200) }), "time is up"],
  ])("ends for its reader at %s", async (_name, limits, message) => {
    await using server = await startServer((_request, response) => void response.write("x"));
    await using egress = openEgress(ANY);
    const { chunks } = await egress.stream({ method: "GET", url: server.url, ...limits() });
    await expect(Array.fromAsync(chunks)).rejects.toMatchObject({ layer: "timeout", message: expect.stringContaining(message) });
  });

  it("leaves its connection to the next call when it was read to the end", async () => {
    await using server = await startServer((_request, response) => response.end("whole"));
    await using egress = openEgress(ANY);
    for (let n = 0; n < 5; n++) {
      expect(await textOf((await egress.stream({ method: "GET", url: server.url })).chunks)).toBe("whole");
      await sleep(10);
    }
    expect(server.connections()).toBe(1);
  });

  it("follows redirects, checks them, and reports its phases", async () => {
    await using server = await startServer(({ url }, response) => {
      if (url === "/private") response.writeHead(302, { location: "http://169.254.169.254/" }).end();
      else if (url === "/moved") response.writeHead(302, { location: "/" }).end("moved");
      else response.end("arrived");
    });
    await using egress = openEgress(ANY);
    const phases: PhaseName[] = [];
    const moved = await egress.stream({ method: "GET", url: `${server.url}/moved`, onPhase: (name) => phases.push(name) });
    expect(moved).toMatchObject({ url: `${server.url}/`, redirects: 1 });
    expect(await textOf(moved.chunks)).toBe("arrived");
    expect(phases.filter((name) => name !== "connect")).toEqual(["request", "wait", "body", "request", "wait", "body"]);
    await expect(egress.stream({ method: "GET", url: `${server.url}/private` })).rejects.toMatchObject({ layer: "policy" });
  });
});

it("a redirect that is not to be followed is an answer, collected and streamed", async () => {
  await using server = await startServer((_request, response) =>
    response.writeHead(307, { location: "http://169.254.169.254/" }).end("moved"),
  );
  await using egress = openEgress(ANY);
  const request = { method: "POST", url: server.url, followRedirects: false };
  expect(await egress.request(request)).toMatchObject({ status: 307, redirects: 0, headers: { location: "http://169.254.169.254/" } });
  const { status, chunks } = await egress.stream(request);
  expect([status, await textOf(chunks)]).toEqual([307, "moved"]);
});
