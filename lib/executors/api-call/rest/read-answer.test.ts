import { describe, expect, it } from "vitest";
import { readAnswer } from "#lib/executors/api-call/rest/read-answer.ts";

const read = (contentType: string | undefined, body: string | Buffer) =>
  readAnswer({ headers: { "content-type": contentType }, body: Buffer.from(body) });
const upstream = expect.objectContaining({ layer: "upstream" });

describe("readAnswer", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "APPLICATION/JSON",
    "application/vnd.github.v3+json",
    "text/json",
    "application/problem+json",
  ])("parses %s", (type) => {
    expect(read(type, '{"a":["ä",1,null]}')).toEqual({ a: ["ä", 1, null] });
  });

  it("reads a byte order mark and another charset", () => {
    expect(read("application/json", "\ufeff[1]")).toEqual([1]);
    expect(read("text/plain; charset=iso-8859-1", Buffer.from("Grüße", "latin1"))).toBe("Grüße");
    expect(read('text/plain; charset="utf-8"', "Grüße")).toBe("Grüße");
  });

  it.each(["text/plain", "text/html", "application/xml", "application/atom+xml", "application/x-ndjson", undefined])(
    "gives %s as text",
    (type) => {
      expect(read(type, "<a>1</a>")).toBe("<a>1</a>");
    },
  );

  it.each(["application/json", "image/png", undefined])("gives an empty body of type %s as null", (type) => {
    expect(read(type, "")).toBeNull();
  });

  it("calls JSON that does not parse an upstream failure, without quoting it", () => {
    expect(() => read("application/json", "<html>s3cret")).toThrow(upstream);
    expect(() => read("application/json", "<html>s3cret")).not.toThrow(/s3cret/);
  });

  it("refuses an answer that nests without end, and takes one of 200 levels", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(() => read("application/json", nested(100_000))).toThrow(upstream);
    expect(() => read("application/json", nested(201))).toThrow(/deeper than 200 levels/);
    expect(JSON.stringify(read("application/json", nested(200)))).toBe(nested(200));
    expect(read("text/plain", nested(100_000))).toHaveLength(200_000);
  });

  it("names a type that it cannot read", () => {
    expect(() => read("image/png", "\x89PNG")).toThrow(/image\/png/);
    expect(() => read("application/octet-stream", "x")).toThrow(upstream);
    expect(() => read("text /<script>", "x")).toThrow(upstream);
    expect(() => read("text/plain; charset=klingon", "x")).toThrow(upstream);
  });
});
