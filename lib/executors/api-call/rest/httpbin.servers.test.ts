import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { Pagination } from "#lib/contracts/pagination.ts";
import { fakeDns } from "#lib/egress/testing/fake-dns.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { executeRest } from "#lib/executors/api-call/rest/execute-rest.ts";
import { keepFiles } from "#lib/executors/api-call/rest/testing/keep-files.ts";
import { restCallOf } from "#lib/executors/api-call/rest/testing/rest-call-of.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startHttpbin } from "#lib/testing/servers/start-httpbin.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

type Over = Omit<Parameters<typeof restCallOf>[0], "baseUrl"> & { baseUrl?: string; allow?: string };

let httpbin: TestServer;
const isHere = isAvailable("httpbin");

async function run({ allow = "127.0.0.1", ...over }: Over, parameters: JsonObject = {}, lookup?: ReturnType<typeof fakeDns>["lookup"]) {
  await using egress = openEgress(allow, lookup === undefined ? {} : { lookup });
  const attempts: (number | null)[] = [];
  const attempt = ({ status }: { status: number | null }) => void attempts.push(status);
  const record = { logs: () => {}, phase: () => {}, attempt };
  const kept = keepFiles();
  const env = { ...kept, egress, record, timeoutMs: 15_000, signal: new AbortController().signal };
  const start = performance.now();
  const outcome = await executeRest(restCallOf({ baseUrl: httpbin.url, ...over }), parameters, env).then(
    (output) => ({ output: output as JsonObject, failure: undefined }),
    (failure: unknown) => ({ output: undefined, failure: failure as Error }),
  );
  return { ...outcome, attempts, files: kept.files, ms: performance.now() - start };
}
const q = (...names: string[]) => ({ queryParams: names.map((name) => ({ name })) });

describe.skipIf(!isHere)("REST with httpbin", () => {
  beforeAll(async () => {
    httpbin = await startHttpbin();
  });
  afterAll(() => httpbin.stop());

  it("1: reads query parameters as they were written", async () => {
    const parameters = { x: "1", text: "a&b=c ü/?#+%", list: ["p", "q"] };
    expect((await run({ path: "/get", ...q("x", "text", "list") }, parameters)).output).toMatchObject({ args: parameters });
  });

  it.each<[string, Json, object]>([
    ["spaceDelimited", ["a", "b c"], { color: "a b c" }],
    ["pipeDelimited", ["a", "b"], { color: "a|b" }],
    ["deepObject", { R: 100, n: { x: "ü" } }, { "color[R]": "100", "color[n][x]": "ü" }],
    ["form", { R: 100, G: 200 }, { R: "100", G: "200" }],
    ["json", { a: [1] }, { color: '{"a":[1]}' }],
  ])("reads the style %s", async (style, value, args) => {
    const call = { path: "/get", queryParams: [{ name: "color", style: style as "form" }] };
    expect((await run(call, { color: value })).output).toMatchObject({ args });
  });

  it("2, 3: signs with basic and bearer, and calls a refusal a failure of layer auth", async () => {
    const basic = (password: string) => ({ path: "/basic-auth/user/pass", auth: { type: "basic" as const, username: "user", password } });
    expect((await run(basic("pass"))).output).toEqual({ authenticated: true, user: "user" });
    expect((await run(basic("wrong"))).failure).toMatchObject({ layer: "auth" });
    expect((await run({ path: "/bearer", auth: { type: "bearer", token: "s3cret" } })).output).toMatchObject({ token: "s3cret" });
    expect((await run({ path: "/bearer" })).failure).toMatchObject({ layer: "auth" });
  });

  it.each(["/delay/3", "/drip?duration=4&numbytes=10&delay=0"])("4, 5: ends %s at its time limit", async (path) => {
    const [name = "", query = ""] = path.split("?");
    const { failure, ms } = await run({ path: name, timeoutMs: 500, ...q("duration", "numbytes", "delay") }, entries(query));
    expect(failure).toMatchObject({ layer: "timeout" });
    expect(ms).toBeLessThan(1_500);
  });

  it.each(["/stream-bytes/102400", "/bytes/102400"])("6, 7: ends %s at its limit of bytes", async (path) => {
    expect((await run({ path, maxResponseBytes: 50_000 })).failure).toMatchObject({ layer: "upstream" });
  });

  it.each(["gzip", "deflate", "brotli"])("8: decodes %s", async (path) => {
    expect((await run({ path: `/${path}` })).output).toMatchObject({ method: "GET" });
  });

  it("9: follows redirects, but not without end", async () => {
    expect((await run({ path: "/redirect/3" })).output).toMatchObject({ args: {} });
    expect((await run({ path: "/redirect/9" })).failure).toMatchObject({ layer: "upstream" });
  });

  it("10, 11: follows no redirect to an address that is not allowed", async () => {
    await using other = await startServer((_request, response) => response.end("reached"));
    const call = { path: "/redirect-to", allow: `127.0.0.1:${httpbin.port}`, ...q("url") };
    expect((await run(call, { url: "http://169.254.169.254/" })).failure).toMatchObject({ layer: "policy" });
    expect((await run(call, { url: other.url })).failure).toMatchObject({ layer: "policy" });
    expect(other.connections()).toBe(0);
  });

  it.each(["http://2130706433", "http://0x7f.1", "http://[::ffff:127.0.0.1]", "http://0.0.0.0"])(
    "12: does not connect to %s",
    async (host) => {
      const baseUrl = `${host}:${httpbin.port}/`;
      expect((await run({ path: "/get", baseUrl, allow: "" })).failure).toMatchObject({ layer: "policy" });
    },
  );

  it("13: does not connect where a name leads inside", async () => {
    const { lookup } = fakeDns({ "rebinding.example": [["127.0.0.1"]] });
    const baseUrl = `http://rebinding.example:${httpbin.port}`;
    expect((await run({ path: "/get", baseUrl, allow: "" }, {}, lookup)).failure).toMatchObject({ layer: "policy" });
  });

  it("14: attempts again after 429 up to its limit, and tells the last one", async () => {
    const { failure, attempts } = await run({ path: "/status/429", retry: { maxRetries: 2, baseDelayMs: 5 } });
    expect(failure).toMatchObject({ layer: "rate_limit" });
    expect(attempts).toEqual([429, 429, 429]);
  });

  it("16: sends a POST once", async () => {
    const call = { method: "POST" as const, path: "/status/503", retry: { maxRetries: 3, baseDelayMs: 5 } };
    expect(await run(call)).toMatchObject({ failure: { layer: "upstream" }, attempts: [503] });
    expect((await run({ ...call, idempotent: true })).attempts).toHaveLength(4);
  });

  it("17: keeps its key from another origin", async () => {
    let seen: unknown = "nothing";
    await using other = await startServer((request, response) => {
      seen = request.headers["x-api-key"];
      response.setHeader("content-type", "application/json").end("{}");
    });
    const auth = { type: "api_key" as const, in: "header" as const, name: "X-Api-Key", value: "s3cret" };
    expect((await run({ path: "/redirect-to", auth, ...q("url") }, { url: other.url })).failure).toBeUndefined();
    expect(seen).toBeUndefined();
  });

  it("18: keeps an image as a file with its type and size", async () => {
    const { output, files } = await run({ path: "/image/png" });
    const [{ contentType, content } = { contentType: "", content: Buffer.alloc(0) }] = files;
    expect({ files: files.length, contentType }).toEqual({ files: 1, contentType: "image/png" });
    expect(content.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const file = { id: expect.any(String), url: expect.stringMatching(/^\/api\/custom-tools\/files\/[0-9a-f-]{36}$/) };
    expect(output).toEqual({ contentType: "image/png", bytes: content.length, file, base64: content.toString("base64") });
  });

  it("sends JSON, forms, text, XML and bytes so that httpbin reads them", async () => {
    const send = async (bodyType: "json" | "form" | "text" | "xml" | "binary" | "multipart", parameters: JsonObject) =>
      (await run({ method: "POST", path: "/post", bodyType }, parameters)).output;
    expect(await send("json", { a: [1, "ü"] })).toMatchObject({ json: { a: [1, "ü"] } });
    expect(await send("form", { q: "ä&=+ b", tags: ["x", "y"], o: { k: 1 } })).toMatchObject({
      form: { q: "ä&=+ b", tags: ["x", "y"], "o[k]": "1" },
    });
    expect(await send("text", { body: "Grüße" })).toMatchObject({ data: "Grüße" });
    expect(await send("xml", { body: "<a>ü</a>" })).toMatchObject({
      data: "<a>ü</a>",
      headers: { "Content-Type": expect.stringContaining("xml") },
    });
    expect(await send("binary", { body: "/wD+" })).toMatchObject({ data: "data:application/octet-stream;base64,/wD+" });
    const file = { base64: Buffer.from("file ü").toString("base64"), filename: "a.txt", contentType: "text/plain" };
    expect(await send("multipart", { title: "t ü", file })).toMatchObject({ form: { title: "t ü" }, files: { file: "file ü" } });
  });

  it("sends headers and cookies", async () => {
    const call = { path: "/headers", headerParams: [{ name: "X-List" }] };
    expect((await run(call, { "X-List": ["a", "b"] })).output).toMatchObject({ headers: { "X-List": "a,b" } });
    const cookies = { path: "/cookies", cookieParams: [{ name: "sid" }, { name: "theme" }] };
    expect((await run(cookies, { sid: "abc", theme: "dark" })).output).toEqual({ cookies: { sid: "abc", theme: "dark" } });
  });

  it("collects lines of JSON", async () => {
    const { output } = await run({ path: "/stream/3", answerType: "lines" });
    expect(output).toMatchObject({ lines: [{ id: 0 }, { id: 1 }, { id: 2 }], truncated: false });
  });

  it("reads XML as text", async () => {
    expect((await run({ path: "/xml" })).output).toContain("<slideshow");
  });

  it("ends a list where every page is the same", async () => {
    const pagination = Pagination.parse({ type: "page", param: "page", items: "keys(headers)" });
    const { output } = await run({ path: "/headers", pagination });
    expect((output as unknown as string[]).filter((name) => name === "Host")).toHaveLength(1);
  });
});

function entries(query: string): JsonObject {
  return Object.fromEntries(new URLSearchParams(query));
}
