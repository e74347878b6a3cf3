import { describe, expect, it } from "vitest";
import { buildBody } from "#lib/executors/api-call/rest/body/build-body.ts";

const as = <T extends string>(bodyType: T) => ({ bodyType, bodySchema: null }) as const;
const json = as("json");
const form = as("form");
const text = as("text");
const multipart = as("multipart");
const refused = expect.objectContaining({ layer: "validation" });
const base64 = (value: string | Buffer) => Buffer.from(value).toString("base64");
const formOf = (fields: object, bodySchema: object | null = null) =>
  decodeURIComponent(String(buildBody({ bodyType: "form", bodySchema: bodySchema as null }, fields as never)?.content));

/** The parts as an independent reader finds them. */
async function partsOf(fields: object) {
  const body = buildBody(multipart, fields as never);
  const read = await new Response(new Uint8Array(body?.content as Buffer), {
    headers: { "content-type": body?.contentType ?? "" },
  }).formData();
  const entries = [...read].map(async ([name, value]) =>
    typeof value === "string" ? [name, value] : [name, value.name, value.type, Buffer.from(await value.arrayBuffer())],
  );
  return Promise.all(entries);
}

describe("buildBody", () => {
  it("makes a JSON object of the fields", () => {
    expect(buildBody(json, { a: 1, b: [null, "ä"] })).toEqual({ contentType: "application/json", content: '{"a":1,"b":[null,"ä"]}' });
  });

  it.each([[[1, 2]], ["text"], [null], [{ a: 1 }]])("sends a single parameter named body as it is: %j", (body) => {
    expect(buildBody(json, { body })?.content).toBe(JSON.stringify(body));
  });

  it("treats body as a field when there are others", () => {
    expect(buildBody(json, { body: 1, other: 2 })?.content).toBe('{"body":1,"other":2}');
  });

  it.each([
    [{ properties: { body: { type: "string" } } }],
    [{ $ref: "#/$defs/comment", $defs: { comment: { properties: { body: { type: "string" } } } } }],
    [[{ name: "body", type: "string" as const }]],
  ])("sends body as the field that the endpoint describes: %j", (bodySchema) => {
    expect(buildBody({ ...json, bodySchema }, { body: "hello" })?.content).toBe('{"body":"hello"}');
    expect(buildBody({ ...form, bodySchema }, { body: "hello" })?.content).toBe("body=hello");
    expect(buildBody({ ...text, bodySchema }, { body: "hello" })?.content).toBe("hello");
  });

  it("sends no body without fields, and an empty object where the endpoint describes a body", () => {
    for (const settings of [json, form, text, multipart]) expect(buildBody(settings, {})).toBeUndefined();
    expect(buildBody({ ...json, bodySchema: [] }, {})?.content).toBe("{}");
    expect(buildBody({ bodyType: "none", bodySchema: [] }, {})).toBeUndefined();
    expect(buildBody({ ...text, bodySchema: [] }, {})).toBeUndefined();
  });

  it("encodes a form so that it is read back unchanged", () => {
    const body = buildBody(form, { q: "a&b=c ä+", tag: ["x", "y"], n: 1, none: null });
    expect(body?.contentType).toBe("application/x-www-form-urlencoded");
    expect([...new URLSearchParams(String(body?.content))]).toEqual([
      ["q", "a&b=c ä+"],
      ["tag", "x"],
      ["tag", "y"],
      ["n", "1"],
    ]);
    expect(buildBody(form, { body: { a: "b" } })?.content).toBe("a=b");
  });

  it("writes what nests in a form with brackets, as Stripe, PHP and Rails read it", () => {
    expect(formOf({ metadata: { order: 1, tags: ["x", "y"] } })).toBe("metadata[order]=1&metadata[tags][]=x&metadata[tags][]=y");
    expect(formOf({ items: [{ price: "p", n: 2 }] })).toBe("items[0][price]=p&items[0][n]=2");
  });

  it("lets the schema of a form's field choose its style", () => {
    const properties = { expand: { type: "array", style: "deepObject" }, ids: { type: "array", style: "form", explode: false } };
    expect(formOf({ expand: ["a", "b"], ids: [1, 2] }, { type: "object", properties })).toBe("expand[]=a&expand[]=b&ids=1,2");
  });

  it("sends text and XML as they are", () => {
    expect(buildBody(text, { body: "line\nGrüße" })).toEqual({ contentType: "text/plain; charset=utf-8", content: "line\nGrüße" });
    expect(buildBody(as("xml"), { body: "<a>ü</a>" })).toEqual({ contentType: "application/xml; charset=utf-8", content: "<a>ü</a>" });
  });

  it("sends bytes from base64, with their type where it is given", () => {
    const bytes = Buffer.from([0, 255, 128, 10]);
    expect(buildBody(as("binary"), { body: base64(bytes) })).toEqual({ contentType: "application/octet-stream", content: bytes });
    const body = { base64: base64(bytes), contentType: "image/png" };
    expect(buildBody(as("binary"), { body })).toEqual({ contentType: "image/png", content: bytes });
  });

  it("sends files, texts and JSON as the parts of a multipart body", async () => {
    const file = { base64: base64(Buffer.from([0, 255, 13, 10, 45, 45])), filename: 'a"b\r\nü.bin', contentType: "application/x-test" };
    expect(await partsOf({ title: "Grüße\r\n--x", n: 1, file, files: [{ base64: base64("one") }, { base64: base64("two") }] })).toEqual([
      ["title", "Grüße\r\n--x"],
      ["n", "1"],
      ["file", 'a"b\r\nü.bin', "application/x-test", Buffer.from([0, 255, 13, 10, 45, 45])],
      ["files", "files", "application/octet-stream", Buffer.from("one")],
      ["files", "files", "application/octet-stream", Buffer.from("two")],
    ]);
    expect(await partsOf({ meta: { a: [1] }, none: null })).toEqual([["meta", '{"a":[1]}']]);
  });

  it.each([
    [form, { body: "text" }],
    [multipart, { body: [1] }],
    [text, { body: { a: 1 } }],
    [text, { other: "x" }],
    [text, { body: "x", other: "x" }],
    [as("binary"), { body: "not base64!" }],
    [as("binary"), { body: 1 }],
    [as("binary"), { body: { base64: "AA==", contentType: "image/png\r\nX-Evil: 1" } }],
    [as("binary"), { body: { base64: "AA==", contentType: "image/png;\r\n q=1" } }],
    [multipart, { file: { base64: "@@" } }],
    [multipart, { file: { base64: "AA==", contentType: "a\r\nb" } }],
  ])("refuses what has no place in a body of its type (%#)", (settings, fields) => {
    expect(() => buildBody(settings, fields as never)).toThrow(refused);
  });
});
