import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadRoute } from "#lib/server/load-route.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "sintra-routes-"));
});
afterAll(() => rm(dir, { recursive: true }));

async function loadSource(name: string, source: string) {
  const file = path.join(dir, `${name}.cjs`);
  await writeFile(file, source);
  return loadRoute(`/api/${name}`, file);
}

it("takes the methods of a compiled route", async () => {
  const handlers = await loadSource("plain", "exports.routeModule = { userland: { GET() {}, async POST() {}, helper() {} } }");
  expect([...(handlers?.keys() ?? [])]).toEqual(["GET", "POST"]);
});

it("waits for a route with a top-level await", async () => {
  const source = `module.exports = Promise.resolve({ routeModule: {
    loaded: false,
    async ensureUserland() { await null; this.loaded = true; },
    get userland() { if (!this.loaded) throw new Error("too early"); return { GET() {} }; },
  } })`;
  expect((await loadSource("awaited", source))?.has("GET")).toBe(true);
});

it.each([
  ["exports nothing", "module.exports = null"],
  ["has no route module", "exports.handler = () => {}"],
  ["has no functions of its own", "exports.routeModule = { userland: undefined }"],
  ["exports no method", "exports.routeModule = { userland: { helper() {} } }"],
  ["exports a method that is no function", "exports.routeModule = { userland: { GET: 1 } }"],
  ["fails to load", "throw new Error('no')"],
  ["has answers made at build time", "exports.routeModule = { userland: { dynamic: 'force-static', GET() {} } }"],
  ["revalidates answers", "exports.routeModule = { userland: { revalidate: 60, GET() {} } }"],
])("leaves to Next a module that %s", async (name, source) => {
  expect(await loadSource(name.replaceAll(" ", "-"), source)).toBeUndefined();
});

it("leaves a missing module to Next", async () => {
  expect(await loadRoute("/api/missing", path.join(dir, "missing.cjs"))).toBeUndefined();
});
