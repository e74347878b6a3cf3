import { describe, expect, it } from "vitest";
import { buildUrl } from "#lib/executors/api-call/rest/build-url.ts";

const BASE = "https://api.example/v1";
const refused = (name: string) =>
  expect.objectContaining({ layer: "validation", extra: { errors: [expect.objectContaining({ path: `parameters.${name}` })] } });

describe("buildUrl", () => {
  it.each([
    ["https://api.example", "/users", "https://api.example/users"],
    ["https://api.example/", "/users", "https://api.example/users"],
    ["https://api.example/v1", "/users", "https://api.example/v1/users"],
    ["https://api.example/v1/", "/users/", "https://api.example/v1/users/"],
    ["https://api.example/v1/", "users", "https://api.example/v1/users"],
    ["https://api.example/v1", "//evil.example/x", "https://api.example/v1//evil.example/x"],
    ["https://api.example:8443/a%20b", "/c", "https://api.example:8443/a%20b/c"],
  ])("adds to %s the path %s", (base, path, expected) => {
    expect(buildUrl(base, path, {}, {}).href).toBe(expected);
  });

  it.each([
    ["plain", "plain"],
    ["a/b", "a%2Fb"],
    ["a?b=c", "a%3Fb%3Dc"],
    ["a#b", "a%23b"],
    ["100%", "100%25"],
    ["%2e%2e", "%252e%252e"],
    ["%2F", "%252F"],
    ["a b", "a%20b"],
    ["a+b", "a%2Bb"],
    ["a\\b", "a%5Cb"],
    ["..\\..", "..%5C.."],
    ["../x", "..%2Fx"],
    ["a\r\nb", "a%0D%0Ab"],
    ["Grüße, 世界 🔑", "Gr%C3%BC%C3%9Fe%2C%20%E4%B8%96%E7%95%8C%20%F0%9F%94%91"],
    ["...", "..."],
    [".hidden", ".hidden"],
    [";v=1", "%3Bv%3D1"],
    ["@host:80", "%40host%3A80"],
    [42, "42"],
    [true, "true"],
  ])("keeps the path value %j within its segment", (value, expected) => {
    const url = buildUrl(BASE, "/users/{id}/posts", { id: value }, {});
    expect(url.href).toBe(`https://api.example/v1/users/${expected}/posts`);
    expect(decodeURIComponent(url.pathname.split("/")[3] ?? "")).toBe(String(value));
  });

  it.each(["..", ".", "", null, {}, ["a"], "\ud800"])("refuses the path value %j", (value) => {
    expect(() => buildUrl(BASE, "/users/{id}", { id: value }, {})).toThrow(refused("id"));
  });

  it("refuses dots that only together make a segment of them", () => {
    expect(() => buildUrl(BASE, "/users/{a}{b}/x", { a: ".", b: "." }, {})).toThrow(refused("b"));
    expect(() => buildUrl(BASE, "/users/.{a}/x", { a: "." }, {})).toThrow(refused("a"));
    expect(buildUrl(BASE, "/users/{a}.{b}", { a: "x", b: "json" }, {}).pathname).toBe("/v1/users/x.json");
  });

  it("does not fill in values a second time", () => {
    expect(buildUrl(BASE, "/{a}/{b}", { a: "{b}", b: "$& $1" }, {}).pathname).toBe("/v1/%7Bb%7D/%24%26%20%241");
  });

  it("writes query values so that they are read back unchanged, lists by repeating the name", () => {
    const { searchParams, search } = buildUrl(
      BASE,
      "/x",
      {},
      { q: "a&b=c #?/ä+%", tag: ["x", "y", 3], on: false, none: null, "a[b]": "1" },
    );
    expect([...searchParams]).toEqual([
      ["q", "a&b=c #?/ä+%"],
      ["tag", "x"],
      ["tag", "y"],
      ["tag", "3"],
      ["on", "false"],
      ["a[b]", "1"],
    ]);
    expect(search).not.toMatch(/[ #ä]/);
  });

  it.each([{ a: 1 }, [{ a: 1 }], [["x"]]])("refuses the query value %j", (value) => {
    expect(() => buildUrl(BASE, "/x", {}, { q: value })).toThrow(refused("q"));
  });
});
