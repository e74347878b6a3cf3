import { describe, expect, it } from "vitest";
import { runSyncOp } from "./sync-ops.ts";

const OPS = [
  "url",
  "url.set",
  "form.parse",
  "form.write",
  "encode",
  "decode",
  "btoa",
  "atob",
  "base64",
  "unbase64",
  "digest",
  "hmac.sign",
  "hmac.verify",
  "random",
  "uuid",
];
const MEGABYTE = 1024 * 1024;

describe("runSyncOp", () => {
  it("answers malformed arguments of every operation with an error, and never throws", () => {
    const malformed = [
      "",
      "null",
      "{}",
      "[",
      "[null]",
      "[{}]",
      "[[]]",
      "[-1]",
      "[1.5]",
      "[1e308]",
      '["SHA-256","a",99]',
      '["SHA-256","abcd",1]',
      '["SHA-256","a",-1]',
      '["http://a/","constructor","x"]',
      '["http://a/","__proto__","x"]',
      `${"[".repeat(100_000)}`,
    ];
    for (const name of [...OPS, "", "constructor", "__proto__", "toString"]) {
      for (const argument of malformed) {
        const reply: unknown = JSON.parse(runSyncOp(name, argument));
        expect(
          Array.isArray(reply) &&
            (reply.length === 1 || (reply.length === 3 && typeof reply[1] === "string" && typeof reply[2] === "string")),
        ).toBe(true);
      }
    }
    expect(JSON.parse(runSyncOp("__proto__", "[]"))).toEqual([null, "TypeError", "There is no such operation."]);
  });

  it("refuses more data than its heap can hold, and more random bytes than one call may ask", () => {
    for (const name of OPS) {
      expect(JSON.parse(runSyncOp(name, JSON.stringify(["a".repeat(5 * MEGABYTE)])))[1]).toBe("RangeError");
    }
    expect(JSON.parse(runSyncOp("form.parse", JSON.stringify(["a&".repeat(100_000)])))[1]).toBe("RangeError");
    expect(JSON.parse(runSyncOp("form.write", JSON.stringify(Array(3000).fill("a"))))[1]).toBe("RangeError");
    expect(JSON.parse(runSyncOp("url", JSON.stringify([`http://a/${"a".repeat(65_536)}`])))[1]).toBe("TypeError");
    expect(JSON.parse(runSyncOp("random", "[65537]"))[1]).toBe("RangeError");
  });

  it("gives NUL and lone surrogates out as escapes only", () => {
    const reply = runSyncOp("decode", JSON.stringify(["utf-8", false, false, "\0\0", 3]));
    expect(reply).toBe('["\\u0000\\u0000\\u0000"]');
    expect(runSyncOp("form.parse", JSON.stringify(["a=\ud800%00"]))).toBe('[[["a","\ufffd\\u0000"]]]');
  });

  it("tells nothing of the files and versions of this process in its errors", () => {
    for (const name of OPS) {
      for (const argument of ["null", "[]", '["\\ud800"]']) expect(runSyncOp(name, argument)).not.toMatch(/node:|\/lib\/|\.ts/);
    }
  });
});
