import { describe, expect, it } from "vitest";
import { CreateEndpointInput, type Endpoint } from "#lib/contracts/endpoints.ts";
import { editParameter } from "../parameters/edit-parameter.ts";
import { readBulkText, toBulkText } from "./bulk-text.ts";
import { draftProblems } from "./draft-problems.ts";
import { duplicateOf, type EndpointDraft, newDraft } from "./endpoint-draft.ts";
import { moveParameter } from "./move-parameter.ts";
import { readParameters, withParametersOf } from "./read-parameters.ts";
import { readValue } from "./read-value.ts";
import { rowId } from "./row-id.ts";
import { restoreUnused, setPath } from "./set-path.ts";
import { textOf } from "./text-of.ts";

const draftOf = (changes: Partial<EndpointDraft["definition"]> = {}): EndpointDraft => {
  const draft = newDraft("rest");
  return { ...draft, definition: { ...draft.definition, name: "read", displayName: "Read", ...changes } };
};
const names = (list: { name: string }[]) => list.map(({ name }) => name);
const typed = (draft: EndpointDraft, text: string) =>
  [...text].reduce((next, _char, index) => setPath(next, text.slice(0, index + 1)), draft);

describe("the path", () => {
  it("makes parameters of what is typed between braces, once", () => {
    const draft = typed(draftOf(), "/users/{username}/repos/{repo}.{format}");
    expect(draft.definition.pathParams).toEqual([
      { name: "username", type: "string", required: true },
      { name: "repo", type: "string", required: true },
      { name: "format", type: "string", required: true },
    ]);
    expect(draft.unused).toEqual([]);
  });

  it("renames a parameter whose name is edited, with its value and its row", () => {
    const before = { ...setPath(draftOf(), "/users/{id}"), values: { id: "7" } };
    const after = setPath(before, "/users/{userId}");
    expect(after).toMatchObject({ values: { userId: "7" }, unused: [] });
    expect(names(after.definition.pathParams)).toEqual(["userId"]);
    expect(rowId(after.definition.pathParams[0] ?? {})).toBe(rowId(before.definition.pathParams[0] ?? {}));
  });

  it("keeps what is taken out, and puts it back as it was", () => {
    const described = setPath(draftOf(), "/a/{id}/b");
    const first = { name: "id", type: "integer" as const, required: true, description: "Which" };
    const before = { ...described, values: { id: "7" }, definition: { ...described.definition, pathParams: [first] } };
    const without = setPath(before, "/a/b");
    expect(without).toMatchObject({ unused: [first], values: { id: "7" } });
    expect(without.definition.pathParams).toEqual([]);
    const back = restoreUnused(without, "id");
    expect(back).toMatchObject({ unused: [], definition: { path: "/a/b/{id}", pathParams: [first] } });
    expect(setPath(without, "/{id}").definition.pathParams).toEqual([first]);
  });

  it("takes over a parameter of another place that has the name", () => {
    const draft = setPath(draftOf({ queryParams: [{ name: "id", type: "integer", style: "form", description: "Which" }] }), "/a/{id}");
    expect(draft.definition).toMatchObject({
      queryParams: [],
      pathParams: [{ name: "id", type: "integer", required: true, description: "Which" }],
    });
    expect(CreateEndpointInput.safeParse(draft.definition).success).toBe(true);
  });
});

describe("moving a parameter", () => {
  const start = () =>
    setPath(
      draftOf({
        queryParams: [
          { name: "q", type: "string", style: "pipeDelimited" },
          { name: "n", type: "integer" },
        ],
      }),
      "/a/{id}/b",
    );

  it("writes it into the path and out of it", () => {
    const into = moveParameter(start(), { place: "query", index: 0 }, { place: "path", index: 0 });
    expect(into.definition).toMatchObject({ path: "/a/{id}/b/{q}", queryParams: [{ name: "n" }] });
    expect(into.definition.pathParams[0]).toEqual({ name: "q", type: "string", required: true });
    const out = moveParameter(into, { place: "path", index: 1 }, { place: "header", index: 0 });
    expect(out.definition).toMatchObject({ path: "/a/b/{q}", headerParams: [{ name: "id", required: true }] });
    expect(out.unused).toEqual([]);
    expect(CreateEndpointInput.safeParse(out.definition).success).toBe(true);
  });

  it("reorders within a place without touching the path", () => {
    const draft = moveParameter(start(), { place: "query", index: 1 }, { place: "query", index: 0 });
    expect(names(draft.definition.queryParams)).toEqual(["n", "q"]);
    expect(draft.definition.queryParams[1]?.style).toBe("pipeDelimited");
  });

  it("goes into a body that is a list or a JSON Schema, and out of it", () => {
    const list = moveParameter(start(), { place: "query", index: 1 }, { place: "body", index: 0 });
    expect(list.definition).toMatchObject({ bodySchema: [{ name: "n", type: "integer" }], queryParams: [{ name: "q" }] });
    const bodySchema = {
      type: "object",
      properties: { a: { type: "string", format: "email" } },
      required: ["a"],
      additionalProperties: false,
    };
    const schema = moveParameter(draftOf({ ...start().definition, bodySchema }), { place: "query", index: 0 }, { place: "body", index: 1 });
    expect(schema.definition.bodySchema).toEqual({ ...bodySchema, properties: { ...bodySchema.properties, q: { type: "string" } } });
    const out = moveParameter(schema, { place: "body", index: 0 }, { place: "header", index: 0 });
    expect(out.definition).toMatchObject({
      bodySchema: { properties: { q: {} } },
      headerParams: [{ name: "a", required: true, format: "email" }],
    });
  });

  it("does nothing where the name is taken", () => {
    const draft = draftOf({ queryParams: [{ name: "a", type: "string" }], headerParams: [{ name: "a", type: "string" }] });
    expect(moveParameter(draft, { place: "query", index: 0 }, { place: "header", index: 0 })).toBe(draft);
  });
});

describe("what is wrong with a draft", () => {
  const other = { id: "1", name: "taken", displayName: "Taken", method: "GET", path: "/users/{id}", operation: null } as Endpoint;
  const problems = (changes: Partial<EndpointDraft["definition"]>) =>
    Object.fromEntries(draftProblems({ ...draftOf().definition, ...changes }, [other]).map(({ path, message }) => [path, message]));

  it("is nothing in a good one", () => {
    expect(problems({})).toEqual({});
  });

  it.each<[Partial<EndpointDraft["definition"]>, string, RegExp]>([
    [{ path: "/users/{name}", pathParams: [{ name: "name", type: "string" }] }, "path", /“Taken” calls GET/],
    [{ path: "users" }, "path", /starts with/],
    [{ path: "/a/{b" }, "path", /braces/],
    [{ path: "/a/../b" }, "path", /segments/],
    [{ name: "taken" }, "name", /already/],
    [{ displayName: "" }, "displayName", /title/],
    [{ headerParams: [{ name: "a b", type: "string" }] }, "headerParams.0.name", /header name/],
    [
      {
        queryParams: [
          { name: "a", type: "string" },
          { name: "a", type: "string" },
        ],
      },
      "queryParams.1.name",
      /twice/,
    ],
    [{ queryParams: [{ name: "a", type: "string" }], headerParams: [{ name: "a", type: "string" }] }, "headerParams.0.name", /twice/],
    [{ pathParams: [{ name: "b", type: "string" }] }, "pathParams.0.name", /does not stand/],
  ])("%j", (changes, path, message) => {
    expect(problems(changes)[path]).toMatch(message);
  });
});

describe("what is sent", () => {
  it.each([
    [{ type: "integer" as const }, "7", { value: 7 }],
    [{ type: "integer" as const }, "7.5", { error: "write a whole number" }],
    [{ type: "number" as const }, "x", { error: "write a number" }],
    [{ type: "boolean" as const }, "true", { value: true }],
    [{ type: "array" as const, items: { type: "integer" as const } }, "1, 2", { value: [1, 2] }],
    [{ type: "array" as const }, '["a,b"]', { value: ["a,b"] }],
    [{ type: "object" as const }, '{"a": 1}', { value: { a: 1 } }],
    [{ type: "object" as const }, "[1]", { error: "write a JSON object" }],
    [{ type: "integer" as const, enum: [1, "one"] }, "one", { value: "one" }],
  ])("reads %j from %s", (schema, text, read) => {
    expect(readValue(schema, text)).toEqual(read);
  });

  it("is the body and the parameters together, without what is empty", () => {
    const draft = {
      ...draftOf({
        method: "POST",
        queryParams: [
          { name: "n", type: "integer" },
          { name: "q", type: "string" },
        ],
      }),
      values: { n: "1", q: "", gone: "x" },
      body: '{"a": [1]}',
    };
    const { parameters, errors } = readParameters(draft);
    expect({ parameters, errors }).toEqual({ parameters: { n: 1, a: [1] }, errors: [] });
    expect(withParametersOf({ ...draft, values: {}, body: "" }, parameters)).toMatchObject({
      values: { n: "1" },
      body: '{\n  "a": [\n    1\n  ]\n}',
    });
  });

  it.each([
    ["json", "[1, 2]", { body: [1, 2] }],
    ["text", "{ no json", { body: "{ no json" }],
    ["xml", "<a/>", { body: "<a/>" }],
    ["binary", '{"base64": "AA=="}', { body: { base64: "AA==" } }],
    ["binary", "AA==", { body: "AA==" }],
  ] as const)("sends a %s body as a whole: %s", (bodyType, body, parameters) => {
    expect(readParameters({ ...draftOf({ method: "POST", bodyType }), body })).toEqual({ parameters, errors: [] });
    expect(withParametersOf(draftOf({ method: "POST", bodyType }), { body: body as never }).body).toBe(body);
  });

  it("says where a text is no value", () => {
    const draft = { ...draftOf({ method: "POST", queryParams: [{ name: "n", type: "integer" }] }), values: { n: "x" }, body: "{" };
    expect(readParameters(draft).errors.map(({ path }) => path)).toEqual(["parameters.n", "body"]);
  });
});

it("reads and writes parameters as lines", () => {
  const before = [
    { name: "q", type: "string" as const, required: true, description: "What" },
    { name: "n", type: "integer" as const },
  ];
  const text = toBulkText(before, { q: "a: b", n: "" });
  expect(text).toBe("q*: a: b\nn:");
  expect(readBulkText(text, before)).toEqual({ parameters: before, values: { q: "a: b", n: "" } });
  expect(readBulkText("n: 1\n\nnew*\nn: again", before).parameters).toEqual([
    { name: "n", type: "integer" },
    { name: "new", type: "string", required: true },
  ]);
});

it("keeps what is typed for parameters of any name apart from what every object has", () => {
  const draft = typed(draftOf(), "/{constructor}");
  expect(textOf(draft.values, "constructor")).toBe("");
  expect(readParameters(draft)).toEqual({ parameters: {}, errors: [] });
  expect(toBulkText([{ name: "toString", type: "string" }], draft.values)).toBe("toString:");
  expect(setPath(draft, "/{constructors}").values).toEqual({});
  const odd = { ...draft, values: readBulkText("__proto__: 7", []).values };
  expect(textOf(odd.values, "__proto__")).toBe("7");
});

it("names a path parameter anew, letter by letter", () => {
  const draft = setPath(draftOf(), "/users/{id}/posts");
  const emptied = editParameter(draft, "path", 0, { name: "" });
  expect(emptied.definition.path).toBe("/users/{}/posts");
  expect(editParameter(emptied, "path", 0, { name: "n" }).definition).toMatchObject({
    path: "/users/{n}/posts",
    pathParams: [{ name: "n" }],
  });
});

it("gives a duplicate a name that is free", () => {
  const saved = { ...draftOf().definition, id: "1", connectorId: "1", version: 1 } as unknown as Endpoint;
  expect(duplicateOf(saved, ["read", "read_copy"]).definition).toMatchObject({ name: "read_copy2", displayName: "Read (copy)" });
});
