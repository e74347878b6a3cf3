import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listStaticFiles, sendStaticFile } from "#lib/server/static-files.ts";

const CODE = "export const answer = 42;\n".repeat(100);
let root: string;
let url: string;
const server = createServer();

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "sintra-static-"));
  const chunks = path.join(root, ".next/static/chunks");
  await mkdir(chunks, { recursive: true });
  await writeFile(path.join(chunks, "a [b].js"), CODE);
  await writeFile(path.join(chunks, "a [b].js.br"), brotliCompressSync(CODE));
  await writeFile(path.join(chunks, "plain.js"), CODE);
  const files = listStaticFiles(root);
  server.on("request", (incoming, outgoing) => {
    if (!sendStaticFile(files, incoming.url ?? "", incoming, outgoing)) outgoing.writeHead(418).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static/chunks`;
});
afterAll(async () => {
  server.close();
  await rm(root, { recursive: true });
});

const ask = (name: string, init: RequestInit = {}) =>
  fetch(`${url}/${name}`, { ...init, headers: { "accept-encoding": "gzip, br", ...init.headers } });

it("sends the compressed twin of a file, for ever", async () => {
  const response = await ask("a%20%5Bb%5D.js");
  expect(response.headers.get("content-encoding")).toBe("br");
  expect(response.headers.get("content-type")).toBe("application/javascript; charset=UTF-8");
  expect(response.headers.get("cache-control")).toContain("immutable");
  expect(response.headers.get("vary")).toBe("Accept-Encoding");
  expect(await response.text()).toBe(CODE);
});

it("answers HEAD without a body", async () => {
  const response = await ask("a%20%5Bb%5D.js", { method: "HEAD" });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
});

it.each([
  ["a file without a twin", "plain.js", {}],
  ["the twin's own name", "a%20%5Bb%5D.js.br", {}],
  ["a way out of the folder", "..%2F..%2Fserver%2Fsecret.js", {}],
  ["a browser that takes no brotli", "a%20%5Bb%5D.js", { headers: { "accept-encoding": "gzip, x-br" } }],
  ["a part of a file", "a%20%5Bb%5D.js", { headers: { range: "bytes=0-9" } }],
  ["another method", "a%20%5Bb%5D.js", { method: "POST" }],
])("leaves %s to Next", async (_case, name, init) => {
  expect((await ask(name, init)).status).toBe(418);
});
