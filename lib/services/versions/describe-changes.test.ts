import { describe, expect, it } from "vitest";
import { describeChanges } from "#lib/contracts/describe/describe-changes.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";

const parameter = (changes: JsonObject = {}): JsonObject => ({ name: "limit", type: "integer", ...changes });
const tool = (changes: JsonObject = {}): JsonObject => ({
  name: "search",
  displayName: "Search",
  description: "",
  type: "api_call",
  config: { endpointId: "one" },
  parameters: [],
  tags: [],
  pricePerCall: 0,
  enabled: true,
  ...changes,
});
const between = (before: Json, after: Json) => describeChanges("tool", tool({ parameters: before }), tool({ parameters: after }));
const words = (changes: readonly { text: string; breaking: boolean }[]) =>
  changes.map(({ text, breaking }) => `${breaking ? "! " : ""}${text}`);

describe("the changes of parameters", () => {
  it.each<[string, Json, Json, string[]]>([
    ["nothing", [parameter()], [parameter()], []],
    ["an optional one more", [], [parameter()], ["`limit` was added, optional"]],
    ["a required one more", [], [parameter({ required: true })], ["! `limit` was added, required"]],
    ["a required one with a default more", [], [parameter({ required: true, default: 1 })], ["`limit` was added, optional"]],
    ["one less", [parameter()], [], ["! `limit` was removed"]],
    ["another name", [parameter()], [parameter({ name: "max" })], ["! `limit` was renamed `max`"]],
    ["required from now on", [parameter()], [parameter({ required: true })], ["! `limit` is required now"]],
    ["optional from now on", [parameter({ required: true })], [parameter()], ["`limit` is optional now"]],
    ["a narrower type", [parameter({ type: "number" })], [parameter()], ["! `limit` is integer instead of number"]],
    ["a wider type", [parameter()], [parameter({ type: "number" })], ["`limit` is number instead of integer"]],
    ["another type", [parameter()], [parameter({ type: "string" })], ["! `limit` is string instead of integer"]],
    ["a tighter bound", [parameter({ max: 100 })], [parameter({ max: 50 })], ["! `limit` must be at most 50 instead of 100"]],
    ["a looser bound", [parameter({ min: 5 })], [parameter({ min: 1 })], ["`limit` must be at least 1 instead of 5"]],
    ["a first bound", [parameter()], [parameter({ min: 1 })], ["! `limit` must be at least 1"]],
    ["no bound any more", [parameter({ min: 1 })], [parameter()], ["`limit` has no least value any more"]],
    [
      "choices less and more",
      [parameter({ enum: [1, 2] })],
      [parameter({ enum: [2, 3] })],
      ["! `limit` may not be `1` any more", "`limit` may be `3` too"],
    ],
    ["first choices", [parameter()], [parameter({ enum: [1] })], ["! `limit` must be one of `1`"]],
    ["another default", [parameter({ default: 1 })], [parameter({ default: 2 })], ["`limit`’s default is `2`"]],
    ["another description", [parameter()], [parameter({ description: "How many" })], ["`limit`’s description changed"]],
    [
      "another order",
      [parameter(), parameter({ name: "q" })],
      [parameter({ name: "q" }), parameter()],
      ["The parameters are in another order"],
    ],
    [
      "a change inside",
      [{ name: "filter", type: "object", properties: [parameter()] }],
      [{ name: "filter", type: "object", properties: [parameter({ required: true })] }],
      ["! `filter.limit` is required now"],
    ],
    [
      "a change of items",
      [{ name: "ids", type: "array", items: { type: "string" } }],
      [{ name: "ids", type: "array", items: { type: "integer" } }],
      ["! `ids[]` is integer instead of string"],
    ],
    [
      "the same as JSON Schema",
      [parameter({ required: true })],
      { type: "object", properties: { limit: { type: "integer" } }, required: ["limit"], additionalProperties: false },
      [],
    ],
    ["an object that closes", { type: "object", properties: {} }, [], ["! The call takes no further fields"]],
    ["a rule that nobody can judge", { type: "object" }, { type: "object", anyOf: [] }, ["! `anyOf` of The call changed"]],
  ])("say %s", (_, before, after, expected) => {
    expect(words(between(before, after))).toEqual(expected);
  });

  it("take names as they are, whatever they are called", () => {
    const odd = ["__proto__", "constructor", "toString"].map((name) => parameter({ name }));
    expect(words(between([], odd))).toHaveLength(3);
    expect(words(between(odd, odd))).toEqual([]);
  });
});

describe("the changes of a tool", () => {
  it("are said with the breaking ones first", () => {
    const after = tool({
      name: "find",
      displayName: "Find",
      config: { endpointId: "two" },
      tags: ["new"],
      pricePerCall: 0.5,
      enabled: false,
    });
    expect(words(describeChanges("tool", tool(), after))).toEqual([
      "! It was renamed from `search` to `find`",
      "! It runs something else",
      "! It was switched off",
      "A call costs $0.5 instead of nothing",
      "Tag `new` was added",
      "It is called `Find` instead of `Search`",
    ]);
  });

  it("name a field that has no words of its own", () => {
    expect(words(describeChanges("tool", tool(), tool({ later: 1 })))).toEqual(["`later` changed: `1` instead of `null`"]);
  });
});

describe("the changes of a snippet", () => {
  const snippet = (changes: JsonObject = {}): JsonObject => ({
    name: "a",
    code: "one\ntwo",
    tools: ["x"],
    timeoutMs: 5_000,
    limits: {},
    ...changes,
  });

  it("say what code may use and how long it may take", () => {
    const after = snippet({ code: "one\nthree\nfour", tools: [], hosts: ["example.com"], timeoutMs: 1_000, limits: { cpuMs: 100 } });
    expect(words(describeChanges("snippet", snippet(), after))).toEqual([
      "! The use of tool `x` was removed",
      "! Its time limit in milliseconds is 1000 instead of 5000",
      "! Its limit `cpuMs` is 100 instead of the usual one",
      "Its code changed: 2 lines added, 1 removed",
      "Access to `example.com` was added",
    ]);
  });
});

describe("the changes of an endpoint", () => {
  const endpoint = (changes: JsonObject = {}): JsonObject => ({
    name: "read",
    method: "GET",
    path: "/things",
    pathParams: [],
    queryParams: [parameter()],
    headerParams: [],
    cookieParams: [],
    bodySchema: null,
    responseSchema: null,
    ...changes,
  });

  it("do not call a parameter gone that is sent elsewhere", () => {
    const after = endpoint({ queryParams: [], headerParams: [parameter()] });
    expect(words(describeChanges("endpoint", endpoint(), after))).toEqual(["`limit` moved from query to header"]);
  });

  it("say what is called, and which answers pass", () => {
    const after = endpoint({ path: "/items", queryParams: [], responseSchema: { type: "array" } });
    expect(words(describeChanges("endpoint", endpoint(), after))).toEqual([
      "! It calls `GET /items` instead of `GET /things`",
      "! `limit` was removed",
      "! It has a response schema",
    ]);
  });
});
