import { describe, expect, it } from "vitest";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { toExchange } from "./to-exchange.ts";

const secret = 'S3nt/inel"+wörd';
const secrets = secretSpellings([secret]);

type Request = RawExchange["request"];

const request = (over: Partial<Request> = {}): Request => ({
  method: "POST",
  url: "https://api.example.com/orders?page=1",
  headers: {},
  body: undefined,
  sensitiveHeaders: [],
  sensitiveQueryParams: [],
  ...over,
});
const kept = (over: Partial<Request> = {}, response?: RawExchange["response"], spellings: readonly string[] = []) =>
  toExchange({ attempts: [], raw: { request: request(over), response, spellings } }, secrets);
const sent = (over: Partial<Request>) => kept(over)?.request;
const previewOf = (body: string | Buffer) => sent({ body })?.bodyPreview;

describe("what is kept of an exchange", () => {
  it("is nothing where nothing went out, and attempts alone where only those are known", () => {
    expect(toExchange({ attempts: [], raw: undefined }, secrets)).toBeNull();
    const attempts = [{ status: null, layer: "connect" as const, ms: 1, waitedMs: 0 }];
    expect(toExchange({ attempts, raw: undefined }, secrets)).toEqual({ request: null, response: null, attempts });
  });

  it("is the request as it was sent and the answer's status, headers and size", () => {
    const headers = { "content-type": "application/json", "x-trace": "1" };
    expect(kept({ headers, body: '{"a":1}' }, { status: 201, headers: { location: "/orders/1", via: ["a", "b"] }, bytes: 12 })).toEqual({
      request: { method: "POST", url: "https://api.example.com/orders?page=1", headers, bodyPreview: '{"a":1}', bodyBytes: 7 },
      response: { status: 201, headers: { location: "/orders/1", via: "a, b" }, bytes: 12, redirects: 0, method: null, url: null },
      attempts: [],
    });
  });

  it("masks the headers and parameters that hold the credential, and those that hold one by their name", () => {
    const exchange = kept(
      {
        url: "https://api.example.com/?key=k&access_token=t&page=1",
        headers: { authorization: "Bearer x", "x-custom": "y", cookie: "a=1", "x-session-id": "z", accept: "*/*" },
        sensitiveHeaders: ["x-custom"],
        sensitiveQueryParams: ["key"],
      },
      { status: 200, headers: { "set-cookie": ["a=1", "b=2"], location: "/next?token=t2", etag: "e" }, bytes: 0 },
    );
    expect(exchange?.request?.url).toBe("https://api.example.com/?key=[redacted]&access_token=[redacted]&page=1");
    expect(exchange?.request?.headers).toEqual({
      authorization: "[redacted]",
      "x-custom": "[redacted]",
      cookie: "[redacted]",
      "x-session-id": "[redacted]",
      accept: "*/*",
    });
    expect(exchange?.response?.headers).toEqual({ "set-cookie": "[redacted]", location: "/next?token=[redacted]", etag: "e" });
  });

  it("tells where the answer came from after redirects, without the secrets of that address", () => {
    const url = `https://b.example/?key=k&q=${encodeURIComponent(secret)}`;
    expect(kept({}, { status: 200, headers: {}, bytes: 1, redirects: 2, method: "GET", url })?.response).toMatchObject({
      redirects: 2,
      method: "GET",
      url: "https://b.example/?key=[redacted]&q=[redacted]",
    });
  });

  it.each([
    ...["x-auth", "x-auth-key", "x-auth-token", "x-access-key", "x-functions-key", "ocp-apim-subscription-key", "apikey", "x-goog-api-key"],
    ...["x-app-key", "x-amz-security-token", "x-hub-signature-256"],
  ])("masks the header %s", (name) => {
    expect(sent({ headers: { [name]: "value-of-it" } })?.headers[name]).toBe("[redacted]");
  });

  it("keeps headers that are no secrets", () => {
    const headers = { "idempotency-key": "1", "x-author": "a", "surrogate-key": "b", "sec-websocket-key1": "c", "x-cache-key": "d" };
    expect(sent({ headers })?.headers).toEqual(headers);
  });

  it("masks parameters of an address that are keys or signatures", () => {
    const url = "https://x.example/?key=k1&sig=s1&signature=s2&access_key=k2&client_assertion=c&subscription-key=k3&keyword=w&design=d";
    expect(sent({ url })?.url).toBe(
      "https://x.example/?key=[redacted]&sig=[redacted]&signature=[redacted]&access_key=[redacted]&client_assertion=[redacted]&subscription-key=[redacted]&keyword=w&design=d",
    );
  });

  it("masks the members of JSON that stands in JSON, however deep", () => {
    const inner = JSON.stringify({ password: 'p"wd', token: 12345, key: "kept", note: "kept" });
    const once = JSON.stringify({ body: inner, keep: 1 });
    const twice = JSON.stringify({ outer: once });
    for (const text of [inner, once, twice]) {
      const preview = previewOf(text) ?? "";
      expect(preview).not.toMatch(/p\\*"w|\\d|12345/);
      expect(preview.match(/kept/g)).toHaveLength(2);
    }
    expect(previewOf(`{"log":"{\\"token\\":\\"cut off`)).toBe('{"log":"{\\"token\\":[redacted]');
  });

  it("takes no longer than usual for many backslashes", () => {
    const startedAt = performance.now();
    previewOf(`token${"\\".repeat(100_000)}`);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it.each([
    ["plain", secret],
    ["in base64", Buffer.from(secret).toString("base64")],
    ["in hex", Buffer.from(secret).toString("hex")],
    ["percent-encoded", encodeURIComponent(secret)],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(secret))],
    ["as JSON", JSON.stringify(secret).slice(1, -1)],
  ])("holds no secret %s, wherever it stands", (_name, spelled) => {
    const echo = `before ${spelled} after`;
    const text = JSON.stringify(
      kept(
        { url: `https://x.example/${encodeURIComponent(spelled)}`, headers: { "x-echo": echo }, body: echo },
        {
          status: 200,
          headers: { "x-echo": [echo, echo] },
          bytes: 1,
        },
      ),
    );
    for (const spelling of secrets) expect(text).not.toContain(JSON.stringify(spelling).slice(1, -1));
  });

  it("holds none of the tokens that came on the way", () => {
    const exchange = kept({ body: "t0ken-of-the-moment" }, { status: 200, headers: { "x-echo": "t0ken-of-the-moment" }, bytes: 1 }, [
      "t0ken-of-the-moment",
    ]);
    expect(JSON.stringify(exchange)).not.toContain("t0ken");
  });

  it.each([
    ['{"password": "p\\"w", "keep": 1}', '{"password": [redacted], "keep": 1}'],
    ["grant_type=password&client_secret=s&scope=a", "grant_type=password&client_secret=[redacted]&scope=a"],
    ["<a:Password type='x'>pw</a:Password><b>1</b>", "<a:Password type='x'>[redacted]</a:Password><b>1</b>"],
    [
      '--b\r\nContent-Disposition: form-data; name="token"\r\n\r\nt\r\n--b',
      '--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n[redacted]\r\n--b',
    ],
  ])("keeps of the body %j only what does not stand under the name of a secret", (body, expected) => {
    expect(previewOf(body)).toBe(expected);
  });

  it("cuts long bodies after the secrets are out, so that no cut leaves half of one", () => {
    for (let before = 3_950; before < 4_050; before++) {
      const preview = previewOf(`${"x".repeat(before)}${secret}${"y".repeat(9_000)}`) ?? "";
      expect(preview.replace(/^x+/, "")).toMatch(/^[[redact\]y]*…$/);
    }
    expect(previewOf("x".repeat(10_000))).toHaveLength(4_001);
  });

  it("keeps the size of a body that is no text, and nothing else of it", () => {
    const bytes = Buffer.from([0xff, 0xfe, 0, 1]);
    expect(sent({ body: bytes })).toMatchObject({ bodyPreview: null, bodyBytes: 4 });
    expect(sent({ body: Buffer.alloc(100_000, 0xff) })).toMatchObject({ bodyPreview: null, bodyBytes: 100_000 });
    expect(sent({ body: Buffer.from("é".repeat(10_000)) })?.bodyPreview).toMatch(/^é+…$/);
  });

  it("stays small, whatever is sent", () => {
    const headers = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`x-${n}`, "v".repeat(5_000)]));
    const exchange = kept(
      { url: `https://x.example/${"p".repeat(50_000)}`, headers, body: "b".repeat(1_000_000) },
      { status: 200, headers, bytes: 1 },
    );
    expect(JSON.stringify(exchange).length).toBeLessThan(32_000);
  });
});
