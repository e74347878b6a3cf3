import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { executeRest } from "#lib/executors/api-call/rest/execute-rest.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import { keepFiles } from "#lib/executors/api-call/rest/testing/keep-files.ts";
import { restCallOf } from "#lib/executors/api-call/rest/testing/rest-call-of.ts";

type Over = Omit<Parameters<typeof restCallOf>[0], "baseUrl">;
type Seen = { method: string; url: string; headers: IncomingHttpHeaders; body: string };
type Answer = (response: ServerResponse, seen: Seen) => void;

/** Answers with what it saw, unless told otherwise. */
const startUpstream = (answer?: Answer) =>
  startServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
      if (answer !== undefined) answer(response, seen);
      else response.setHeader("content-type", "application/json").end(JSON.stringify(seen));
    });
  });

async function run(over: Over, parameters: Record<string, Json> = {}, answer?: Answer, timeoutMs = 5000) {
  await using upstream = await startUpstream(answer);
  await using egress = openEgress("127.0.0.0/8");
  const phases: string[] = [];
  const record = { logs: () => {}, phase: (name: string) => phases.push(name) };
  const call = restCallOf({ baseUrl: upstream.url, ...over });
  const outcome = await executeRest(call, parameters, {
    ...keepFiles(),
    egress,
    record,
    timeoutMs,
    signal: new AbortController().signal,
  }).then(
    (output) => ({ output, failure: undefined }),
    (failure: unknown) => ({ output: undefined, failure }),
  );
  return { ...outcome, phases, connections: upstream.connections() };
}
const seenBy = async (over: Over, parameters: Record<string, Json> = {}) => {
  const { output, failure } = await run(over, parameters);
  expect(failure).toBeUndefined();
  return output as JsonObject & Seen;
};
const answering = (status: number, body = "", headers: Record<string, string> = { "content-type": "application/json" }) =>
  run({ auth: { type: "bearer", token: "s3cret-token" } }, {}, (response) => response.writeHead(status, headers).end(body));

describe("a REST call", () => {
  it("puts each parameter where the endpoint declares it", async () => {
    const seen = await seenBy(
      {
        method: "POST",
        path: "/users/{id}/posts",
        pathParams: [{ name: "id", required: true }],
        queryParams: [{ name: "draft" }, { name: "tag" }, { name: "absent" }],
        headerParams: [{ name: "X-Trace" }],
        defaultHeaders: { "X-Default": "1", Accept: "application/vnd.test+json" },
      },
      { id: "a/b ü", draft: true, tag: ["x", "y"], "X-Trace": "Zoë", title: "Hello", meta: { n: 1 } },
    );
    expect(seen).toMatchObject({
      method: "POST",
      url: "/users/a%2Fb%20%C3%BC/posts?draft=true&tag=x&tag=y",
      body: '{"title":"Hello","meta":{"n":1}}',
      headers: { "content-type": "application/json", "x-default": "1", accept: "application/vnd.test+json" },
    });
    expect(Buffer.from(String(seen.headers["x-trace"]), "latin1").toString("latin1")).toBe("Zoë");
  });

  it("writes each parameter in its style", async () => {
    const seen = await seenBy(
      {
        path: "/{where}",
        pathParams: [{ name: "where", style: "matrix", explode: true }],
        queryParams: [{ name: "filter", style: "deepObject" }],
        headerParams: [{ name: "X-Ids" }, { name: "X-Map", explode: true }],
        cookieParams: [{ name: "sid" }, { name: "tags", explode: false }],
        defaultHeaders: { Cookie: "theme=dark" },
      },
      { where: { a: 1, b: 2 }, filter: { min: 1 }, "X-Ids": [1, 2], "X-Map": { a: 1 }, sid: "a;b ü", tags: ["x", "y"] },
    );
    expect(seen.url).toBe("/;a=1;b=2?filter%5Bmin%5D=1");
    expect(seen.headers).toMatchObject({ "x-ids": "1,2", "x-map": "a=1", cookie: "theme=dark; sid=a%3Bb%20%C3%BC; tags=x,y" });
  });

  it("lets a connector choose the media type of a JSON body", async () => {
    const seen = await seenBy({ method: "PATCH", defaultHeaders: { "Content-Type": "application/merge-patch+json" } }, { a: 1 });
    expect(seen).toMatchObject({ body: '{"a":1}', headers: { "content-type": "application/merge-patch+json" } });
  });

  it.each<[RestCall["bodyType"], Record<string, Json>, string]>([
    ["form", { q: "ä b", n: 1 }, "q=%C3%A4+b&n=1"],
    ["text", { body: "plain ä" }, "plain ä"],
    ["json", { body: [1, 2] }, "[1,2]"],
  ])("sends a %s body", async (bodyType, parameters, expected) => {
    expect((await seenBy({ method: "PUT", bodyType }, parameters)).body).toBe(expected);
  });

  it.each(["GET", "DELETE", "OPTIONS"] as const)("leaves out a parameter that a %s has no place for", async (method) => {
    const seen = await seenBy({ method, path: "/a", queryParams: [{ name: "q" }] }, { q: "1", extra: 1, more: 2 });
    expect(seen).toMatchObject({ method, url: "/a?q=1", body: "" });
  });

  it("sends a DELETE with a body where the endpoint describes one", async () => {
    expect((await seenBy({ method: "DELETE", bodySchema: [] }, { ids: [1, 2] })).body).toBe('{"ids":[1,2]}');
    expect((await seenBy({ method: "DELETE" })).body).toBe("");
  });

  it("tells of the last attempt alone whether its stream was cut", async () => {
    let asked = 0;
    const over = { answerType: "lines", maxResponseBytes: 100, retry: { maxRetries: 1, baseDelayMs: 1 } } as const;
    const { output } = await run(over, {}, (response) => {
      asked++;
      if (asked === 1) response.writeHead(503).end("x".repeat(500));
      else response.end("1\n2");
    });
    expect(output).toEqual({ lines: [1, 2], truncated: false });
  });

  it("names every parameter of the path that is missing, and needs no others to send", async () => {
    const queryParams = [{ name: "q", required: true }];
    const { failure } = await run({ path: "/{id}/{n}", pathParams: [{ name: "id" }, { name: "n" }], queryParams }, { q: null });
    expect(failure).toMatchObject({ layer: "validation", extra: { errors: [{ path: "parameters.id" }, { path: "parameters.n" }] } });
    expect((await seenBy({ method: "GET", path: "/a", queryParams }, {})).url).toBe("/a");
  });

  it.each([
    ["a line break", { "X-Trace": "a\r\nX-Evil: 1" }],
    ["a character beyond Latin-1", { "X-Trace": "☃" }],
    ["a list of lists", { "X-Trace": [["a"]] }],
  ])("refuses a header value with %s", async (_name, parameters) => {
    const { failure, connections } = await run({ headerParams: [{ name: "X-Trace" }] }, parameters);
    expect(failure).toMatchObject({ layer: "validation", extra: { errors: [{ path: "parameters.X-Trace" }] } });
    expect(connections).toBe(0);
  });

  it.each(["Host", "Transfer-Encoding", "Content-Length", "Connection"])("refuses the header parameter %s", async (name) => {
    expect((await run({ headerParams: [{ name }] }, { [name]: "x" })).failure).toMatchObject({ layer: "validation" });
  });

  it.each<[ResolvedAuth, (seen: Seen) => string | undefined, string]>([
    [{ type: "bearer", token: "s3cret" }, (seen) => seen.headers.authorization, "Bearer s3cret"],
    [{ type: "basic", username: "user", password: "pass" }, (seen) => seen.headers.authorization, "Basic dXNlcjpwYXNz"],
    [{ type: "api_key", in: "header", name: "X-Key", value: "s3cret" }, (seen) => String(seen.headers["x-key"]), "s3cret"],
    [{ type: "api_key", in: "query", name: "key", value: "s3 cret" }, (seen) => seen.url, "/?key=s3%20cret"],
    [{ type: "api_key", in: "cookie", name: "sid", value: "s3cret" }, (seen) => seen.headers.cookie, "sid=s3cret"],
  ])("signs with its credential (%#)", async (auth, where, expected) => {
    expect(where(await seenBy({ auth }))).toBe(expected);
  });

  it("gives text as text, nothing as null", async () => {
    const respond =
      (type: string, body: string): Answer =>
      (response) =>
        response.setHeader("content-type", type).end(body);
    expect((await run({}, {}, respond("text/plain", "Grüße"))).output).toBe("Grüße");
    expect((await run({}, {}, respond("application/json", ""))).output).toBeNull();
    expect((await run({}, {}, (response) => response.writeHead(204).end())).output).toBeNull();
    expect((await run({ method: "HEAD" }, {}, respond("application/json", "{}"))).output).toBeNull();
  });

  it("records its phases, also those of a failed call", async () => {
    expect((await run({})).phases).toEqual(["connect", "request", "wait", "body"]);
    expect((await answering(500)).phases).toEqual(["connect", "request", "wait", "body"]);
  });

  it.each([
    [{ timeoutMs: 150 }, 5000],
    [{ timeoutMs: 5000 }, 150],
  ])("ends at the shorter of its own limit and the execution's (%#)", async (over, executionMs) => {
    const start = performance.now();
    const { failure, phases } = await run(over, {}, () => {}, executionMs);
    expect(failure).toMatchObject({ layer: "timeout" });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(phases).toContain("request");
  });

  it("ends at its limit of bytes", async () => {
    const { failure } = await run({ maxResponseBytes: 1000 }, {}, (response) => response.end("x".repeat(1001)));
    expect(failure).toMatchObject({ layer: "upstream" });
  });

  it("reaches nothing that the policy forbids", async () => {
    await using egress = openEgress("");
    const call = restCallOf({ baseUrl: "http://127.0.0.1:1" });
    const env = {
      ...keepFiles(),
      egress,
      record: { logs: () => {}, phase: () => {} },
      timeoutMs: 1000,
      signal: new AbortController().signal,
    };
    await expect(executeRest(call, {}, env)).rejects.toMatchObject({ layer: "policy" });
  });
});

describe("an answer that is no success", () => {
  it.each([
    [400, "upstream", false],
    [401, "auth", false],
    [403, "auth", false],
    [404, "upstream", false],
    [408, "upstream", true],
    [429, "rate_limit", true],
    [500, "upstream", true],
    [503, "upstream", true],
    [304, "upstream", false],
  ])("with status %i is a failure of layer %s, retryable: %s", async (status, layer, retryable) => {
    const { failure } = await answering(status);
    expect(failure).toMatchObject({ layer, message: `The upstream answered with status ${status}`, extra: { retryable } });
  });

  it("passes on how long to wait", async () => {
    expect((await answering(429, "", { "retry-after": "3" })).failure).toMatchObject({ extra: { retryAfterMs: 3000 } });
    expect((await answering(503, "", { "retry-after": "7" })).failure).toMatchObject({ extra: { retryAfterMs: 7000 } });
    expect((await answering(404, "", { "retry-after": "7" })).failure).toMatchObject({ extra: { retryable: false } });
  });

  it("quotes the beginning of what the upstream says, on one line", async () => {
    const { failure } = await answering(422, `{"error":\n  "name is taken",\u0007 "x": "${"y".repeat(1000)}"}`);
    expect((failure as Error).message).toMatch(/^The upstream answered with status 422: \{"error": "name is taken", "x": "y+…$/);
    expect((failure as Error).message.length).toBeLessThan(400);
  });

  it("quotes no page and no bytes", async () => {
    const { failure } = await answering(502, "<html>Bad gateway</html>", { "content-type": "text/html" });
    expect((failure as Error).message).toBe("The upstream answered with status 502");
  });

  it.each<[string, ResolvedAuth]>([
    ["a token", { type: "bearer", token: 'tok"en/+=&<1>' }],
    ["a password", { type: "basic", username: "longuser", password: 'pa"ss/+=&<1>' }],
    ["a key", { type: "api_key", in: "query", name: "key", value: "ke y/+=&ü1" }],
  ])("never shows %s that the upstream repeats, in whatever spelling", async (_name, auth) => {
    const secret = auth.type === "bearer" ? auth.token : auth.type === "basic" ? auth.password : auth.type === "api_key" ? auth.value : "";
    const bytes = Buffer.from(secret);
    const spellings = [secret, JSON.stringify(secret), encodeURIComponent(secret), new URLSearchParams({ k: secret }).toString()];
    const encoded = [bytes.toString("base64"), bytes.toString("base64url"), bytes.toString("hex")];
    for (const spelling of [...spellings, ...encoded]) {
      const echo: Answer = (response) => response.writeHead(401, { "content-type": "text/plain" }).end(`bad credential: ${spelling}`);
      const { failure } = await run({ auth }, {}, echo);
      expect((failure as Error).message).toMatch(/^The upstream answered with status 401: bad credential: (k=|")?\[redacted\]/);
      expect((failure as Error).message).not.toContain(spelling);
    }
  });

  it("never shows what it was sent, when the upstream repeats the whole request", async () => {
    const auths: ResolvedAuth[] = [
      { type: "bearer", token: "s3cret-token" },
      { type: "basic", username: "s3cret-user", password: "s3cret-pass" },
      { type: "api_key", in: "query", name: "key", value: "s3cret-key" },
      { type: "api_key", in: "cookie", name: "sid", value: "s3cret-sid" },
    ];
    for (const auth of auths) {
      const { failure } = await run({ auth }, {}, (response, seen) => {
        const { authorization, cookie } = seen.headers;
        response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ url: seen.url, authorization, cookie }));
      });
      expect((failure as Error).message).toContain("[redacted]");
      expect((failure as Error).message).not.toMatch(/s3cret|czNjcmV0/);
    }
  });

  it("quotes nothing when the secret is too short to be found safely", async () => {
    const { failure } = await run({ auth: { type: "bearer", token: "ab" } }, {}, (response) => {
      response.writeHead(400, { "content-type": "text/plain" }).end("token ab is bad");
    });
    expect((failure as Error).message).toBe("The upstream answered with status 400");
  });

  it("leaves no half of a secret where the excerpt is cut", async () => {
    const { failure } = await answering(400, `"${"x".repeat(290)}s3cret-token"`);
    expect((failure as Error).message).not.toContain("s3c");
  });
});

it("a stream whose caller has gone is no answer", async () => {
  const controller = new AbortController();
  await using server = await startServer((_request, response) => {
    response.setHeader("content-type", "text/event-stream").write("data: 1\n\n");
    setTimeout(() => controller.abort(), 100);
  });
  await using egress = openEgress("127.0.0.0/8");
  const call = restCallOf({ baseUrl: server.url, answerType: "events" });
  const record = { logs: () => {}, phase: () => {} };
  const calling = executeRest(call, {}, { ...keepFiles(), egress, record, timeoutMs: 5000, signal: controller.signal });
  await expect(calling).rejects.toMatchObject({ layer: "timeout", message: "The call was cancelled" });
});

it("a connector's headers win over what a call would say by itself, but not over its idempotency key", async () => {
  const defaultHeaders = { Accept: "application/vnd.test+json", "Idempotency-Key": "static", Cookie: "a=1" };
  const { headers } = await seenBy({ method: "POST", defaultHeaders, idempotencyHeader: "Idempotency-Key" });
  expect(headers).toMatchObject({ accept: "application/vnd.test+json", cookie: "a=1" });
  expect(headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
});
