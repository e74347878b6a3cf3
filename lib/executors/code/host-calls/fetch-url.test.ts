import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";
import { attemptEnv } from "#lib/executors/api-call/attempts/testing/attempt-env.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { HostAnswer } from "#lib/sandbox/types.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import type { CodeRun } from "../code-run.ts";
import { codeRunOf } from "../testing/code-run-of.ts";
import { answerHostCall } from "./answer-host-call.ts";

const SECRET = 'S3ntinel/+%&"<~key';
const egress = openEgress("127.0.0.0/8");
let server: TestServer;
let other: TestServer;

/** Repeats what it heard in body and headers; the path asks for a redirect, a kind of body or silence. */
beforeAll(async () => {
  server = await startServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://host");
    const to = searchParams.get("to");
    if (pathname.endsWith("/silence")) return undefined;
    if (to !== null) return response.writeHead(302, { location: to }).end();
    if (pathname.endsWith("/bytes")) {
      const heard = Buffer.from(String(request.headers.authorization ?? ""));
      return response.end(Buffer.concat([Buffer.from([0, 255, 254, 128]), heard, Buffer.from([255])]));
    }
    if (pathname.endsWith("/large")) return response.end("x".repeat(Number(searchParams.get("size"))));
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    return request.on("end", () => {
      const { method, url, headers } = request;
      const heard = headers.authorization ?? headers["x-key"] ?? headers.cookie ?? url ?? "";
      response.writeHead(pathname.endsWith("/teapot") ? 418 : 200, {
        "X-Heard": encodeURIComponent(String(heard)),
        "Set-Cookie": ["a=1", "b=2"],
      });
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    });
  });
  other = await startServer((request, response) => response.end(JSON.stringify(request.headers)));
});
afterAll(async () => {
  await egress.close();
  await Promise.all([server, other].map((one) => one[Symbol.asyncDispose]()));
});

async function ask(run: CodeRun, payload: object, { signal = new AbortController().signal, timeoutMs = 5_000 } = {}): Promise<HostAnswer> {
  const call = () => Promise.reject(new Error("No tool"));
  return answerHostCall(
    run,
    { call, egress, record: attemptEnv().record, timeoutMs },
    { op: "fetch", payloadJson: JSON.stringify(payload), signal },
  );
}

const Answer = z.object({
  status: z.number(),
  statusText: z.string(),
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string().nullable(),
  bodyBase64: z.string().nullable(),
});
const Heard = z.object({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.unknown()), body: z.string() });

async function answerOf(run: CodeRun, payload: object) {
  const answer = await ask(run, payload);
  if (!answer.ok) throw new Error(answer.error.message);
  return Answer.parse(JSON.parse(answer.json));
}
const heardOf = async (run: CodeRun, payload: object) => Heard.parse(JSON.parse((await answerOf(run, payload)).body ?? ""));
const refusal = (message: unknown) => ({ ok: false, error: { name: "FetchError", message } });
const here = codeRunOf({ hosts: ["127.0.0.1"] });

describe("a declared host", () => {
  it("gets the request as the code made it, and the code the answer with its headers, whatever its status", async () => {
    const headers = [
      ["X-One", "1"],
      ["x-one", "2"],
      ["Cookie", "a=b"],
      ["Content-Type", "text/x"],
    ];
    const payload = { url: `${server.url}/teapot?q=1#part`, method: "post", headers, body: "héllo", bodyBase64: null, connector: null };
    const answer = await answerOf(here, payload);
    expect(answer).toMatchObject({ status: 418, statusText: "I'm a Teapot", url: `${server.url}/teapot?q=1`, bodyBase64: null });
    expect(answer.headers.filter(([name]) => name === "set-cookie").map(([, value]) => value)).toEqual(["a=1", "b=2"]);
    expect(Heard.parse(JSON.parse(answer.body ?? ""))).toMatchObject({
      method: "POST",
      url: "/teapot?q=1",
      body: "héllo",
      headers: { "x-one": "1, 2", cookie: "a=b", "content-type": "text/x" },
    });
  });

  it("may be sent bytes and may answer with some", async () => {
    const bodyBase64 = Buffer.from("abc").toString("base64");
    expect(await heardOf(here, { url: server.url, method: "PUT", bodyBase64 })).toMatchObject({ method: "PUT", body: "abc" });
    const answer = await answerOf(here, { url: `${server.url}/bytes` });
    expect(answer).toMatchObject({ body: null, bodyBase64: Buffer.from([0, 255, 254, 128, 255]).toString("base64") });
  });

  it("is the only one that is called, at every redirect", async () => {
    const before = other.connections();
    const one = codeRunOf({ hosts: [`127.0.0.1:${server.port}`] });
    const undeclared = `The snippet does not declare the host "127.0.0.1:${other.port}": add it to its hosts`;
    expect(await ask(one, { url: other.url })).toEqual(refusal(undeclared));
    expect(await ask(one, { url: `${server.url}/?to=${other.url}` })).toEqual(refusal(undeclared));
    expect(await ask(one, { url: `${server.url}/?to=/?to=${other.url}` })).toEqual(refusal(undeclared));
    expect(await ask(codeRunOf(), { url: other.url })).toEqual(refusal(undeclared));
    expect(other.connections()).toBe(before);
    expect((await answerOf(one, { url: `${server.url}/?to=/end` })).url).toBe(`${server.url}/end`);
    const both = codeRunOf({ hosts: [`127.0.0.1:${server.port}`, `127.0.0.1:${other.port}`] });
    expect((await answerOf(both, { url: `${server.url}/?to=${other.url}/` })).url).toBe(`${other.url}/`);
  });

  it("is refused by the operator's policy all the same", async () => {
    const metadata = codeRunOf({ hosts: ["169.254.169.254"] });
    expect(await ask(metadata, { url: "http://169.254.169.254/latest" })).toEqual(refusal(expect.stringContaining("SINTRA_EGRESS_ALLOW")));
  });

  it.each([
    ["a relative URL", { url: "/path" }, /absolute URL/],
    ["another scheme", { url: "file:///etc/passwd" }, /Only http and https/],
    ["a password in the URL", { url: "http://user:pass@127.0.0.1/" }, /user name or password/],
    ...["Host", "Connection", "Content-Length", "transfer-encoding", "Proxy-Authorization", "bad name"].map(
      (name): [string, object, RegExp] => [`the header ${name}`, { url: "http://127.0.0.1/", headers: [[name, "1"]] }, /^The header /],
    ),
    ["a header of two lines", { url: "http://127.0.0.1/", headers: [["x", "a\r\nb: c"]] }, /line break/],
    ["the method CONNECT", { url: "http://127.0.0.1/", method: "CONNECT" }, /method/],
    ["a method of two words", { url: "http://127.0.0.1/", method: "GET /" }, /method/],
    ["no URL", {}, /^The call is not valid: url/],
    ["headers that are no pairs", { url: "http://127.0.0.1/", headers: { a: "b" } }, /^The call is not valid: headers/],
    ["bytes that are no base64", { url: "http://127.0.0.1/", method: "PUT", bodyBase64: "*" }, /^The call is not valid: bodyBase64/],
  ])("cannot be called with %s", async (_what, payload, message) => {
    expect(await ask(here, payload)).toEqual(refusal(expect.stringMatching(message)));
  });

  it("may answer with 1 MB as JSON and not with more", async () => {
    const large = (size: number) => ask(here, { url: `${server.url}/large?size=${size}` });
    expect(await large(1_000_000)).toMatchObject({ ok: true });
    expect(await large(1_048_576)).toEqual(refusal(expect.stringContaining("larger than 1048576 bytes")));
    expect(await large(1_048_577)).toEqual(refusal(expect.stringContaining("larger than 1048576 bytes")));
  });

  it("that does not answer is left when the run ends, and when its time is up", async () => {
    const ended = new AbortController();
    const asked = ask(here, { url: `${server.url}/silence` }, { signal: ended.signal });
    setTimeout(() => ended.abort(), 50);
    expect(await asked).toEqual(refusal("The call was cancelled"));
    expect(await ask(here, { url: `${server.url}/silence` }, { timeoutMs: 50 })).toEqual(refusal(expect.stringContaining("50 ms")));
  });
});

const AUTHS: [place: string, auth: ResolvedAuth][] = [
  ["a bearer token", { type: "bearer", token: SECRET }],
  ["a password", { type: "basic", username: "user", password: SECRET }],
  ["a header", { type: "api_key", in: "header", name: "X-Key", value: SECRET }],
  ["a query parameter", { type: "api_key", in: "query", name: "key", value: SECRET }],
  ["a cookie", { type: "api_key", in: "cookie", name: "key", value: "c00kie-S3ntinel" }],
];

function runThrough(auth: ResolvedAuth, over: Partial<Upstream> = {}, hosts: string[] = [], failure: string | null = null): CodeRun {
  const connector = { upstream: upstreamOf(`${server.url}/v1`, { defaultHeaders: { "X-Default": "d" }, auth, ...over }), failure };
  const secrets = secretSpellings([SECRET, "c00kie-S3ntinel", `user:${SECRET}`]);
  return codeRunOf({ hosts, connectors: new Map([["api", connector]]), secrets });
}

describe("a declared connector", () => {
  it.each(AUTHS)("signs calls with %s that the code never sees", async (_place, auth) => {
    const run = runThrough(auth);
    for (const url of ["/things?x=1", "things?x=1", `${server.url}/v1/things?x=1`, "/bytes", "/things?to=/v1/end"]) {
      const answer = await answerOf(run, { url, connector: "api" });
      const body = answer.body ?? Buffer.from(answer.bodyBase64 ?? "", "base64").toString("latin1");
      const all = JSON.stringify({ ...answer, body });
      for (const spelling of run.secrets) expect(all).not.toContain(spelling);
      if (!url.includes("to=") && !url.includes("bytes")) expect(all).toContain("[redacted]");
      expect(new URL(answer.url).searchParams.has("key")).toBe(false);
    }
    const heard = await heardOf(run, { url: "/things?x=1", connector: "api" });
    expect(heard).toMatchObject({ url: expect.stringMatching(/^\/v1\/things\?x=1/), headers: { "x-default": "d" } });
  });

  it("lets the code set headers over its defaults, but never in place of the credential", async () => {
    const headers = [
      ["X-Default", "mine"],
      ["Authorization", "Bearer mine"],
    ];
    const heard = await heardOf(runThrough({ type: "bearer", token: SECRET }), { url: "/", headers, connector: "api" });
    expect(heard.headers).toMatchObject({ "x-default": "mine", authorization: "Bearer [redacted]" });
  });

  it.each([
    "http://127.0.0.1:1/",
    "https://example.com/",
    "file:///etc/passwd",
    "http://user:pass@127.0.0.1/",
    "localhost:80/x",
    "javascript:1",
  ])("calls its own origin only, not %s", async (url) => {
    const run = runThrough({ type: "bearer", token: SECRET }, {}, ["127.0.0.1", "example.com"]);
    expect(await ask(run, { url, connector: "api" })).toEqual(refusal(expect.stringMatching(/^The connector calls http/)));
  });

  it.each(["//evil.test/x", "\\\\evil.test/x", "@evil.test", ":1/", ".evil.test", "?q=@evil.test", "#@evil.test", "/../../x", ""])(
    "stays with its origin for the path %j",
    async (url) => {
      expect((await answerOf(runThrough({ type: "none" }), { url, connector: "api" })).url.startsWith(`${server.url}/`)).toBe(true);
    },
  );

  it("is redirected to declared hosts only, and its credential not at all", async () => {
    const away = { url: `/?to=${encodeURIComponent(`${other.url}/`)}`, connector: "api" };
    for (const [, auth] of AUTHS) {
      expect(await ask(runThrough(auth), away)).toEqual(refusal(expect.stringContaining("does not declare the host")));
      const answer = await answerOf(runThrough(auth, {}, [`127.0.0.1:${other.port}`]), away);
      expect(answer.url).toBe(`${other.url}/`);
      expect(answer.body).not.toMatch(/S3ntinel|redacted|x-key|authorization/);
    }
  });

  it("that is undeclared, missing or broken says so", async () => {
    const run = runThrough({ type: "none" }, {}, [], "The credential cannot be opened");
    const ofConnector = (name: string, connectors = run.connectors) => ask({ ...run, connectors }, { url: "/", connector: name });
    expect(await ofConnector("api")).toEqual(refusal("The credential cannot be opened"));
    expect(await ofConnector("other")).toEqual(refusal('The snippet does not declare the connector "other": add it to its connectors'));
    expect(await ofConnector("gone", new Map([["gone", null]]))).toEqual(refusal('There is no connector named "gone"'));
  });

  it("does not wait longer than its own limit", async () => {
    const run = runThrough({ type: "none" }, { timeoutMs: 50 });
    expect(await ask(run, { url: "/silence", connector: "api" })).toEqual(refusal(expect.stringContaining("50 ms")));
  });

  it("whose host cannot be reached tells nothing of its credential", async () => {
    for (const [, auth] of AUTHS) {
      const answer = await ask(runThrough(auth, { baseUrl: "http://127.0.0.1:9" }), { url: "/", connector: "api" });
      expect(answer).toEqual(refusal(expect.stringContaining("127.0.0.1:9")));
      expect(JSON.stringify(answer)).not.toContain("S3ntinel");
    }
  });
});
