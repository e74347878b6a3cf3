import { describe, expect, it } from "vitest";
import { applyAuth } from "#lib/executors/api-call/auth/apply-auth.ts";
import type { ReadyAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";

const apply = (auth: ReadyAuth, headers: Record<string, string> = {}, search = "") => {
  const request = { url: new URL(`https://api.example/${search}`), headers };
  return { ...applyAuth(auth, request), headers: request.headers, search: request.url.search };
};

describe("applyAuth", () => {
  it("adds nothing without a credential", () => {
    expect(apply({ type: "none" })).toEqual({ sensitiveHeaders: [], sensitiveQueryParams: [], headers: {}, search: "" });
  });

  it.each<[ReadyAuth, string]>([
    [{ type: "bearer", token: "t0ken" }, "Bearer t0ken"],
    [{ type: "basic", username: "user", password: "pass:word" }, "Basic dXNlcjpwYXNzOndvcmQ="],
    [{ type: "basic", username: "üser", password: "" }, "Basic w7xzZXI6"],
  ])("writes Authorization (%#) over whatever was there", (auth, expected) => {
    expect(apply(auth, { authorization: "other" })).toMatchObject({
      headers: { authorization: expected },
      sensitiveHeaders: ["authorization"],
    });
  });

  it("puts an API key into its header, whatever case the connector wrote it in", () => {
    const auth = { type: "api_key", in: "header", name: "X-Api-Key", value: "k3y" } as const;
    expect(apply(auth, { "x-api-key": "guess" })).toMatchObject({ headers: { "x-api-key": "k3y" }, sensitiveHeaders: ["x-api-key"] });
  });

  it("puts an API key into the query, in place of a parameter of its name", () => {
    const auth = { type: "api_key", in: "query", name: "key", value: "k&y=1" } as const;
    expect(apply(auth, {}, "?key=guess&q=1&key=again")).toMatchObject({ search: "?q=1&key=k%26y%3D1", sensitiveQueryParams: ["key"] });
  });

  it("puts an API key into a cookie beside other cookies", () => {
    const auth = { type: "api_key", in: "cookie", name: "session", value: "k3y" } as const;
    expect(apply(auth)).toMatchObject({ headers: { cookie: "session=k3y" }, sensitiveHeaders: ["cookie"] });
    expect(apply(auth, { cookie: "a=1; session=guess; b=2" }).headers["cookie"]).toBe("a=1; b=2; session=k3y");
  });

  it("sets every header of its own, and marks each as a credential", () => {
    const auth = { type: "custom_headers", headers: { "X-Id": "me", "X-Sign": "k3y" }, secrets: ["k3y"] } as const;
    expect(apply(auth, { "x-id": "guess" })).toMatchObject({
      headers: { "x-id": "me", "x-sign": "k3y" },
      sensitiveHeaders: ["x-id", "x-sign"],
    });
  });

  it.each<[string, ReadyAuth]>([
    ["a line break in a header of its own", { type: "custom_headers", headers: { x: "s3cret\r\ny: 1" }, secrets: ["s3cret"] }],
    ["a line break in a token", { type: "bearer", token: "s3cret\r\nX-Evil: 1" }],
    ["a token beyond Latin-1", { type: "bearer", token: "s3cret☃" }],
    ["a line break in a key", { type: "api_key", in: "header", name: "x", value: "s3cret\n" }],
    ["a semicolon in a cookie", { type: "api_key", in: "cookie", name: "x", value: "s3cret; a=b" }],
    ["half a character in the query", { type: "api_key", in: "query", name: "x", value: "s3cret\ud800" }],
    ["a colon in a user name", { type: "basic", username: "s3cret:x", password: "y" }],
  ])("refuses %s without repeating it", (_name, auth) => {
    expect(() => apply(auth)).toThrow(expect.objectContaining({ layer: "auth" }));
    expect(() => apply(auth)).not.toThrow(/s3cret/);
  });
});
