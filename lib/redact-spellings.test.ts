import { describe, expect, it } from "vitest";
import { mayHoldSpellings, redactBytes, redactLowered, redactSpellings } from "./redact-spellings.ts";

describe("redactSpellings", () => {
  it("hides the longest of those that begin at the same place, in whatever order they are given", () => {
    expect(redactSpellings("user:pass user", ["user", "user:pass"])).toBe("[redacted] [redacted]");
    const long = `token-${"x".repeat(100)}`;
    for (const spellings of [
      [long, `${long}yz`, "token"],
      [`${long}yz`, "token", long],
    ]) {
      expect(redactSpellings(`${long}yz ${long}y ${long.slice(0, -1)} tok`, spellings)).toBe(
        `[redacted] [redacted]y [redacted]${long.slice(5, -1)} tok`,
      );
    }
  });

  it("lets no secret cut a piece off another that it overlaps", () => {
    expect(redactSpellings("a zzzsecret-of-others b", ["zzzs", "secret-of-others"])).toBe("a [redacted] b");
    expect(redactSpellings("a secret-of-otherszzz b", ["szzz", "secret-of-others"])).toBe("a [redacted] b");
    expect(redactSpellings("abcabcabc", ["abcabc"])).toBe("[redacted]");
  });

  it("takes spellings as they are, and nothing for a spelling that is empty", () => {
    const odd = ["a.c", "(x|y)*", "$&", "\\d+", "[b]", "^", "\ud800x"];
    for (const spelling of odd) expect(redactSpellings(`<${spelling}>`, odd)).toBe("<[redacted]>");
    expect(redactSpellings("abc 12", odd)).toBe("abc 12");
    expect(redactSpellings("abc", [""])).toBe("abc");
    expect(redactSpellings("abc", [])).toBe("abc");
  });

  it("finds a long spelling wherever its beginning stands", () => {
    const spelling = `${"a".repeat(60)}b`;
    expect(redactSpellings(`${"a".repeat(200)}b${"a".repeat(100)}${spelling}`, [spelling])).toBe(
      `${"a".repeat(140)}[redacted]${"a".repeat(100)}[redacted]`,
    );
  });

  it("does not dwell on texts that nearly are a long spelling", () => {
    const spellings = Array.from({ length: 20 }, (_, n) => `${"a".repeat(8_000 + n)}b`);
    const text = "a".repeat(300_000);
    const start = performance.now();
    expect(redactSpellings(text, spellings)).toBe(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

it("hides spellings in bytes that are no text, and in names in lower case", () => {
  const bytes = Buffer.concat([Buffer.from([255, 0]), Buffer.from("s3crét"), Buffer.from([254])]);
  expect(redactBytes(bytes, ["s3crét"])).toEqual(Buffer.concat([Buffer.from([255, 0]), Buffer.from("[redacted]"), Buffer.from([254])]));
  expect(redactLowered("x-s3cret", ["S3Cret"])).toBe("x-[redacted]");
});

it("knows from JSON whether a spelling can be in it", () => {
  expect(mayHoldSpellings(JSON.stringify({ a: ['say "hi"'] }), ['"hi"'])).toBe(true);
  expect(mayHoldSpellings(JSON.stringify({ pin: 1234 }), ["1234"])).toBe(true);
  expect(mayHoldSpellings(JSON.stringify({ a: "hi" }), ['"ho"'])).toBe(false);
});
