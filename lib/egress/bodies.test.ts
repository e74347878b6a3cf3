import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ENCODINGS } from "#lib/egress/testing/encodings.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";

const ANY = "127.0.0.0/8";
const MIB = 1024 * 1024;
const startEncoded = (encoding: string, body: Buffer) =>
  startServer((_request, response) => response.setHeader("content-encoding", encoding).end(body));

describe("answers", () => {
  it.each([...ENCODINGS, ["GZIP", gzipSync] as const])("in %s are decompressed", async (encoding, compress) => {
    await using server = await startEncoded(encoding, compress("Grüße, 世界"));
    await using egress = openEgress(ANY);
    expect((await egress.request({ method: "GET", url: server.url })).body.toString()).toBe("Grüße, 世界");
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["zstd", zstdCompressSync],
  ])("that unpack to more than the limit are stopped there: %s", async (encoding, compress) => {
    await using server = await startEncoded(encoding, compress(Buffer.alloc(16 * MIB)));
    await using egress = openEgress(ANY);
    const call = egress.request({ method: "GET", url: server.url, maxResponseBytes: MIB });
    await expect(call).rejects.toMatchObject({ layer: "upstream", extra: {} });
    await expect(call).rejects.toThrow(/larger than 1048576 bytes/);
  });

  it("compressed many times over are refused", async () => {
    let body = Buffer.alloc(MIB);
    for (let n = 0; n < 6; n++) body = gzipSync(body);
    await using server = await startEncoded(Array(6).fill("gzip").join(","), body);
    await using egress = openEgress(ANY);
    await expect(egress.request({ method: "GET", url: server.url })).rejects.toMatchObject({ layer: "upstream" });
  });

  it.each([
    ["a broken body", "gzip", Buffer.from("no gzip at all")],
    ["a body that ends early", "gzip", gzipSync("x".repeat(10_000)).subarray(0, 30)],
    ["an encoding nobody asked for", "compress", Buffer.from("x")],
    ["an encoding named like a property", "constructor", Buffer.from("x")],
  ])("with %s are an upstream failure", async (_name, encoding, body) => {
    await using server = await startEncoded(encoding, body);
    await using egress = openEgress(ANY);
    await expect(egress.request({ method: "GET", url: server.url })).rejects.toMatchObject({ name: "ExecutorFailure", layer: "upstream" });
  });

  it("without a body may say that it is compressed", async () => {
    await using server = await startServer((_request, response) => response.writeHead(204, { "content-encoding": "gzip" }).end());
    await using egress = openEgress(ANY);
    expect(await egress.request({ method: "GET", url: server.url })).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  });

  it("of exactly the limit pass, one byte more does not, announced or not", async () => {
    await using server = await startServer((request, response) => {
      const size = Number(new URL(request.url ?? "", "http://x").searchParams.get("size"));
      if (request.url?.startsWith("/announced")) response.setHeader("content-length", size);
      response.write(Buffer.alloc(size - 1));
      response.end("x");
    });
    await using egress = openEgress(ANY);
    for (const kind of ["announced", "chunked"]) {
      const call = (size: number) => egress.request({ method: "GET", url: `${server.url}/${kind}?size=${size}`, maxResponseBytes: 50_000 });
      expect((await call(50_000)).body.length).toBe(50_000);
      await expect(call(50_001)).rejects.toMatchObject({ layer: "upstream" });
    }
  });

  it("to HEAD pass, however large the answer to GET would be", async () => {
    await using server = await startServer((_request, response) => response.writeHead(200, { "content-length": 100 * MIB }).end());
    await using egress = openEgress(ANY);
    const answer = await egress.request({ method: "HEAD", url: server.url, maxResponseBytes: 10 });
    expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  });

  it("that never end are cut at the limit", async () => {
    await using server = await startServer((_request, response) => {
      const pump = () => {
        while (response.write(Buffer.alloc(16_384)));
      };
      response.on("drain", pump);
      pump();
    });
    await using egress = openEgress(ANY);
    const call = egress.request({ method: "GET", url: server.url, maxResponseBytes: MIB, timeoutMs: 20_000 });
    await expect(call).rejects.toMatchObject({ layer: "upstream" });
  });

  it("of any status are answers, with their headers", async () => {
    await using server = await startServer((_request, response) => {
      response.writeHead(418, { "x-one": "1", "set-cookie": ["a=1", "b=2"] }).end("teapot");
    });
    await using egress = openEgress(ANY);
    const answer = await egress.request({ method: "GET", url: server.url });
    expect(answer).toMatchObject({ status: 418, redirects: 0, headers: { "x-one": "1", "set-cookie": ["a=1", "b=2"] } });
    expect(answer.body.toString()).toBe("teapot");
  });
});
