import { expect, it } from "vitest";
import { readPlan } from "../read-plan.ts";

it.each([
  ["https://api.github.com/users/octocat?per_page=5", "github", "https://api.github.com", ["GET /users/octocat"]],
  ["api.github.com/v3/", "github", "https://api.github.com/v3", []],
  ["localhost:4000/api/sample/users/ana", "localhost_4000", "http://localhost:4000/api", ["GET /sample/users/ana"]],
  ["http://127.0.0.1:4000", "127_0_0_1_4000", "http://127.0.0.1:4000", []],
  ["POST https://api.example.co.uk/v2/orders", "example", "https://api.example.co.uk/v2", ["POST /orders"]],
  ["<https://x.example.com/a>", "example", "https://x.example.com", ["GET /a"]],
  ["https://x.example.com/a/../b c", undefined, undefined, []],
  ["https://x.example.com/%7Ename/{id}", "example", "https://x.example.com", ["GET /~name/{id}"]],
  ["https://x.example.com/graphql", "example", "https://x.example.com/graphql", []],
  ["https://x.example.com/calc.asmx?WSDL", "example", "https://x.example.com/calc.asmx", []],
  ["grpcs://x.example.com:443", "example", "https://x.example.com", []],
])("reads %s", (text, name, baseUrl, endpoints) => {
  if (name === undefined) return expect(() => readPlan(text)).toThrow("neither");
  const plan = readPlan(text);
  expect(plan.kind).toBe("url");
  expect(plan.connector).toMatchObject({ name, baseUrl });
  expect(plan.endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual(endpoints);
});

it("tells protocols by their addresses", () => {
  const types = ["https://x.example.com/graphql", "https://x.example.com/a?wsdl", "grpc://x.example.com:50051", "https://x.example.com/a"];
  expect(types.map((text) => readPlan(text).connector.apiType)).toEqual(["graphql", "soap", "grpc", "rest"]);
});

it("makes a credential of a key in the address", () => {
  const plan = readPlan("https://x.example.com/weather?q=Oslo&appid=k4711");
  expect(plan.connector).toMatchObject({ authType: "api_key", authConfig: { in: "query", name: "appid" } });
  expect(plan.credential).toEqual({ name: "Example", type: "api_key", data: { apiKey: "k4711" } });
  expect(plan.parameters).toEqual({ q: "Oslo" });
});

it("takes parameters by whatever name they have", () => {
  const plan = readPlan("https://x.example.com/a?constructor=1&constructor=2&toString=x&__proto__=3");
  expect(plan.endpoints[0]?.queryParams.map(({ name, type }) => [name, type])).toEqual([
    ["constructor", "array"],
    ["toString", "string"],
    ["__proto__", "integer"],
  ]);
  expect(Object.entries(plan.parameters)).toEqual([
    ["constructor", [1, 2]],
    ["toString", "x"],
    ["__proto__", 3],
  ]);
});
