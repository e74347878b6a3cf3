import { describe, expect, it } from "vitest";
import { buildBody } from "#lib/executors/api-call/rest/build-body.ts";

const json = { bodyType: "json", bodySchema: null } as const;
const form = { bodyType: "form", bodySchema: null } as const;
const text = { bodyType: "text", bodySchema: null } as const;
const refused = expect.objectContaining({ layer: "validation" });

describe("buildBody", () => {
  it("makes a JSON object of the fields", () => {
    expect(buildBody(json, { a: 1, b: [null, "ä"] })).toEqual({ contentType: "application/json", text: '{"a":1,"b":[null,"ä"]}' });
  });

  it.each([[[1, 2]], ["text"], [null], [{ a: 1 }]])("sends a single parameter named body as it is: %j", (body) => {
    expect(buildBody(json, { body })?.text).toBe(JSON.stringify(body));
  });

  it("treats body as a field when there are others", () => {
    expect(buildBody(json, { body: 1, other: 2 })?.text).toBe('{"body":1,"other":2}');
  });

  it("sends no body without fields, and an empty object where the endpoint describes a body", () => {
    for (const settings of [json, form, text]) expect(buildBody(settings, {})).toBeUndefined();
    expect(buildBody({ ...json, bodySchema: [] }, {})?.text).toBe("{}");
    expect(buildBody({ bodyType: "none", bodySchema: [] }, {})).toBeUndefined();
    expect(buildBody({ ...text, bodySchema: [] }, {})).toBeUndefined();
  });

  it("encodes a form so that it is read back unchanged", () => {
    const body = buildBody(form, { q: "a&b=c ä+", tag: ["x", "y"], n: 1, none: null });
    expect(body?.contentType).toBe("application/x-www-form-urlencoded");
    expect([...new URLSearchParams(body?.text)]).toEqual([
      ["q", "a&b=c ä+"],
      ["tag", "x"],
      ["tag", "y"],
      ["n", "1"],
    ]);
    expect(buildBody(form, { body: { a: "b" } })?.text).toBe("a=b");
  });

  it("sends text as it is", () => {
    expect(buildBody(text, { body: "line\nGrüße" })).toEqual({ contentType: "text/plain; charset=utf-8", text: "line\nGrüße" });
  });

  it.each([
    [form, { a: { b: 1 } }],
    [form, { body: "text" }],
    [text, { body: { a: 1 } }],
    [text, { other: "x" }],
    [text, { body: "x", other: "x" }],
  ])("refuses what has no place in a body of its type (%#)", (settings, fields) => {
    expect(() => buildBody(settings, fields)).toThrow(refused);
  });
});
