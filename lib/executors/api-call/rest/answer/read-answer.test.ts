import { describe, expect, it } from "vitest";
import { INLINE_BYTES_MAX } from "#lib/contracts/files.ts";
import type { Json } from "#lib/contracts/json.ts";
import { readAnswer } from "#lib/executors/api-call/rest/answer/read-answer.ts";
import { keepFiles } from "#lib/executors/api-call/rest/testing/keep-files.ts";

const read = (contentType: string | undefined, body: string | Buffer, answerType: Parameters<typeof readAnswer>[1] = "auto", cut = false) =>
  readAnswer({ headers: { "content-type": contentType }, body: Buffer.from(body) }, answerType, keepFiles(), cut);
const anyFile = { id: expect.any(String), url: expect.any(String) };
const upstream = expect.objectContaining({ layer: "upstream" });

const toStoredBytes = (value: Json) => Buffer.byteLength(JSON.stringify(value));

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

  it.each(["text/plain", "text/html", "application/xml", "application/atom+xml", undefined])("gives %s as text", (type) => {
    expect(read(type, "<a>1</a>")).toBe("<a>1</a>");
  });

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

  it.each(["image/png", "application/octet-stream", "application/pdf; x=1"])("keeps %s as a file, with its type and size", async (type) => {
    const body = Buffer.from([0x89, 0x50, 0, 255]);
    expect(await read(type, body)).toEqual({ contentType: type, bytes: 4, file: anyFile, base64: body.toString("base64") });
  });

  it("repeats the bytes of small files only, so that the log keeps the result whole", async () => {
    const small = await read("image/png", Buffer.alloc(INLINE_BYTES_MAX));
    expect(toStoredBytes(small)).toBeLessThan(64 * 1024);
    expect(await read("image/png", Buffer.alloc(INLINE_BYTES_MAX + 1))).toMatchObject({ bytes: INLINE_BYTES_MAX + 1, base64: null });
  });

  it("reads what the endpoint says the answer is, whatever its type", async () => {
    expect(read("text/html", "[1]", "json")).toEqual([1]);
    expect(read("application/json", "[1]", "text")).toBe("[1]");
    const bytes = { contentType: "application/octet-stream", bytes: 2, file: anyFile, base64: "YWI=" };
    expect(await read(undefined, "ab", "binary")).toEqual(bytes);
    expect(read("text/plain", "data: x\n\n", "events")).toEqual({ events: [{ event: "message", data: "x" }], truncated: false });
    expect(read("text/plain", "", "lines")).toEqual({ lines: [], truncated: false });
  });

  it("takes nothing but LF, CRLF and CR for the end of an event's line", () => {
    const events = [{ event: "message", data: "a\u2028b\u2029c\u0085d\n e", id: "1" }];
    expect(read("text/event-stream", "data: a\u2028b\u2029c\u0085d\rdata:  e\r\nid:1\ndata\u2028: f\n\n")).toEqual({
      events,
      truncated: false,
    });
  });

  it("collects server-sent events, without comments and without one that did not end", () => {
    const stream = ': hi\n\nevent: add\nid: 7\ndata: {"a":1}\n\ndata: one\r\ndata:two\r\n\r\ndata: [DONE]\n\nretry: 10\n\ndata: cut';
    expect(read("text/event-stream; charset=utf-8", stream)).toEqual({
      events: [
        { event: "add", id: "7", data: { a: 1 } },
        { event: "message", data: "one\ntwo" },
        { event: "message", data: "[DONE]" },
      ],
      truncated: false,
    });
  });

  it.each(["application/x-ndjson", "application/jsonl", "application/json-seq"])("collects the lines of %s", (type) => {
    expect(read(type, '{"a":1}\n\n[2]\r\n"ä"')).toEqual({ lines: [{ a: 1 }, [2], "ä"], truncated: false });
    expect(read(type, '{"a":1}\n{"b":', "auto", true)).toEqual({ lines: [{ a: 1 }], truncated: true });
    expect(() => read(type, '{"a":1}\n{"b":')).toThrow(upstream);
  });

  it("decodes XML in the charset that it declares", () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>';
    expect(read("application/xml", Buffer.from(xml, "latin1"))).toBe(xml);
    expect(read("text/xml", Buffer.from(`\ufeff<a>ü</a>`, "utf16le"))).toBe("<a>ü</a>");
  });

  it("names a charset that it cannot read", () => {
    expect(() => read("text/plain; charset=klingon", "x")).toThrow(upstream);
  });
});
