import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { buildUrl } from "#lib/executors/api-call/rest/parameters/build-url.ts";
import type { RestParameter, Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";

const BASE = "https://api.example/v1";
const refused = (name: string) =>
  expect.objectContaining({ layer: "validation", extra: { errors: [expect.objectContaining({ path: `parameters.${name}` })] } });
const valued = (values: JsonObject, options: Partial<RestParameter> = {}) =>
  Object.entries(values).map(([name, value]) => ({ parameter: { name, ...options }, value }) as Valued);
const pathOf = (path: string, values: JsonObject, options?: Partial<RestParameter>) =>
  buildUrl(BASE, path, valued(values, options), []).pathname.replace("/v1", "");
const queryOf = (value: Json, options?: Partial<RestParameter>, name = "color") =>
  buildUrl(BASE, "/x", [], valued({ [name]: value }, options)).search;

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
    expect(buildUrl(base, path, [], []).href).toBe(expected);
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
    const url = buildUrl(BASE, "/users/{id}/posts", valued({ id: value }), []);
    expect(url.href).toBe(`https://api.example/v1/users/${expected}/posts`);
    expect(decodeURIComponent(url.pathname.split("/")[3] ?? "")).toBe(String(value));
  });

  it.each(["..", ".", "", {}, [], [["a"]], "\ud800", ["\ud800"]])("refuses the path value %j", (value) => {
    expect(() => buildUrl(BASE, "/users/{id}", valued({ id: value }), [])).toThrow(refused("id"));
  });

  it("refuses a path without the value that it needs", () => {
    expect(() => buildUrl(BASE, "/users/{id}", [], [])).toThrow(refused("id"));
  });

  it("refuses dots that only together make a segment of them", () => {
    expect(() => pathOf("/users/{a}{b}/x", { a: ".", b: "." })).toThrow(refused("b"));
    expect(() => pathOf("/users/.{a}/x", { a: "." })).toThrow(refused("a"));
    expect(() => pathOf("/users/{a}/x", { a: "." }, { style: "label" })).toThrow(refused("a"));
    expect(pathOf("/users/{a}.{b}", { a: "x", b: "json" })).toBe("/users/x.json");
  });

  it("does not fill in values a second time", () => {
    expect(pathOf("/{a}/{b}", { a: "{b}", b: "$& $1" })).toBe("/%7Bb%7D/%24%26%20%241");
  });

  it("writes query values so that they are read back unchanged, lists by repeating the name", () => {
    const values = { q: "a&b=c #?/ä+%", tag: ["x", "y", 3], on: false, "a[b]": "1", "ü&": "=" };
    const { searchParams, search } = buildUrl(BASE, "/x", [], valued(values));
    expect([...searchParams]).toEqual([
      ["q", "a&b=c #?/ä+%"],
      ["tag", "x"],
      ["tag", "y"],
      ["tag", "3"],
      ["on", "false"],
      ["a[b]", "1"],
      ["ü&", "="],
    ]);
    expect(search).not.toMatch(/[ #ä]/);
  });

  it.each([[{ a: { b: 1 } }], [[{ a: 1 }]], [[["x"]]]])("refuses the query value %j where no style can write it", (value) => {
    expect(() => queryOf(value)).toThrow(/color/);
  });
});

// The table "Style Examples" of the OpenAPI Specification 3.1.1.
const LIST = ["blue", "black", "brown"];
const FIELDS = { R: 100, G: 200, B: 150 };
describe("the styles of OpenAPI", () => {
  it.each<[RestParameter["style"], boolean, Json, string]>([
    ["matrix", false, "", ""],
    ["matrix", false, "blue", ";color=blue"],
    ["matrix", false, LIST, ";color=blue,black,brown"],
    ["matrix", false, FIELDS, ";color=R,100,G,200,B,150"],
    ["matrix", true, LIST, ";color=blue;color=black;color=brown"],
    ["matrix", true, FIELDS, ";R=100;G=200;B=150"],
    ["label", false, "blue", ".blue"],
    ["label", false, LIST, ".blue,black,brown"],
    ["label", false, FIELDS, ".R,100,G,200,B,150"],
    ["label", true, LIST, ".blue.black.brown"],
    ["label", true, FIELDS, ".R=100.G=200.B=150"],
    ["simple", false, "blue", "blue"],
    ["simple", false, LIST, "blue,black,brown"],
    ["simple", false, FIELDS, "R,100,G,200,B,150"],
    ["simple", true, FIELDS, "R=100,G=200,B=150"],
    ["json", false, { a: ["/"] }, "%7B%22a%22%3A%5B%22%2F%22%5D%7D"],
  ])("write a path: %s, explode %s, %j", (style, explode, value, expected) => {
    if (expected === "") expect(() => pathOf("/{color}", { color: value }, { style, explode })).toThrow(refused("color"));
    else expect(pathOf("/{color}", { color: value }, { style, explode })).toBe(`/${expected}`);
  });

  it.each<[RestParameter["style"], boolean | undefined, Json, string]>([
    ["form", undefined, "blue", "?color=blue"],
    ["form", undefined, "", "?color="],
    ["form", undefined, LIST, "?color=blue&color=black&color=brown"],
    ["form", undefined, FIELDS, "?R=100&G=200&B=150"],
    ["form", false, LIST, "?color=blue,black,brown"],
    ["form", false, FIELDS, "?color=R,100,G,200,B,150"],
    ["spaceDelimited", undefined, LIST, "?color=blue%20black%20brown"],
    ["spaceDelimited", undefined, FIELDS, "?color=R%20100%20G%20200%20B%20150"],
    ["pipeDelimited", undefined, LIST, "?color=blue%7Cblack%7Cbrown"],
    ["pipeDelimited", undefined, FIELDS, "?color=R%7C100%7CG%7C200%7CB%7C150"],
    ["deepObject", undefined, FIELDS, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ["deepObject", undefined, { a: { b: ["x"] } }, "?color%5Ba%5D%5Bb%5D%5B%5D=x"],
    ["json", undefined, { a: [1] }, "?color=%7B%22a%22%3A%5B1%5D%7D"],
    ["form", undefined, [], ""],
    ["form", undefined, [null], ""],
  ])("write a query: %s, explode %s, %j", (style, explode, value, expected) => {
    expect(queryOf(value, { style, explode })).toBe(expected);
  });

  it("leave reserved characters as they are where the parameter says so, but none that would make another parameter", () => {
    expect(queryOf("a/b:c,d?e=f@g", { allowReserved: true })).toBe("?color=a/b:c,d?e=f@g");
    expect(queryOf("a&b=1#c+d[]%", { allowReserved: true })).toBe("?color=a%26b=1%23c%2Bd%5B%5D%25");
  });
});
