import { describe, expect, it } from "vitest";
import { createRouteTable } from "#lib/server/route-table.ts";

const patterns = [
  "/api/health",
  "/api/tools",
  "/api/tools/[id]",
  "/api/tools/[id]/execute",
  "/api/tools/connectors",
  "/api/tools/connectors/[id]/endpoints",
  "/api/tools/connectors/endpoints/[id]",
  "/api/mixed/[a]/x",
  "/api/mixed/b/y",
  "/api/files/[...path]",
  "/api/optional/[[...path]]",
  "/api/deep/[a]/[[...rest]]",
];
const table = createRouteTable(patterns.map((pattern) => [pattern, pattern] as const));

describe("a path with a route", () => {
  it.each([
    ["/api/health", "/api/health", undefined],
    ["/api/tools", "/api/tools", undefined],
    ["/api/tools/7", "/api/tools/[id]", { id: "7" }],
    ["/api/tools/7/execute", "/api/tools/[id]/execute", { id: "7" }],
    ["/api/tools/connectors", "/api/tools/connectors", undefined],
    ["/api/tools/connectors/execute", "/api/tools/[id]/execute", { id: "connectors" }],
    ["/api/tools/connectors/7/endpoints", "/api/tools/connectors/[id]/endpoints", { id: "7" }],
    ["/api/tools/connectors/endpoints/7", "/api/tools/connectors/endpoints/[id]", { id: "7" }],
    ["/api/tools/connectors/endpoints/endpoints", "/api/tools/connectors/endpoints/[id]", { id: "endpoints" }],
    ["/api/mixed/b/y", "/api/mixed/b/y", undefined],
    ["/api/mixed/b/x", "/api/mixed/[a]/x", { a: "b" }],
    ["/api/files/a/b%2Fc/d", "/api/files/[...path]", { path: ["a", "b/c", "d"] }],
    ["/api/optional", "/api/optional/[[...path]]", {}],
    ["/api/optional/a/b", "/api/optional/[[...path]]", { path: ["a", "b"] }],
    ["/api/deep/a", "/api/deep/[a]/[[...rest]]", { a: "a" }],
    ["/api/deep/a/b", "/api/deep/[a]/[[...rest]]", { a: "a", rest: ["b"] }],
  ])("%s goes to %s", (pathname, value, params) => {
    expect(table.match(pathname)).toEqual({ value, params });
  });
});

describe("a parameter", () => {
  it.each([
    ["a%2Fb", "a/b"],
    ["h%C3%A9%20x", "hé x"],
    ["a%00b", "a\0b"],
    ["a+b", "a+b"],
    ["a%25zz", "a%zz"],
    ["%66ixed", "fixed"],
    ["a%3Fb%23c", "a?b#c"],
    ["__proto__", "__proto__"],
  ])("%s arrives as %j", (segment, id) => {
    expect(table.match(`/api/tools/${segment}`)?.params).toEqual({ id });
  });
});

describe("what Next redirects, normalises or refuses", () => {
  it.each([
    "/",
    "/api",
    "/api/",
    "/api/tools/",
    "/api/tools/7/",
    "/api//tools",
    "/api/tools//execute",
    "/api/tools/.",
    "/api/tools/../health",
    "/api/tools/%2e%2E/execute",
    "/api/tools/a\\b",
    "/api/tools/\u00c3\u00a9",
    "/api/tools/%zz",
    "/api/tools/%E0%A4",
    "/api/files",
    "/api/files/a/%zz",
    "/api/files/a/..",
    "/api/mixed/c/y",
    "/API/health",
    "http://example.com/api/health",
    "*",
    "",
  ])("%j is left to it", (pathname) => {
    expect(table.match(pathname)).toBeUndefined();
  });
});
