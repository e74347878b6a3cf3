import { describe, expect, it } from "vitest";
import { lineDiff } from "./line-diff.ts";

const shown = (original: string, modified: string) =>
  lineDiff(original, modified).map(({ kind, text }) => `${{ same: " ", added: "+", removed: "-" }[kind]}${text}`);

describe("lineDiff", () => {
  it("keeps common lines around a change", () => {
    expect(shown("a\nb\nc", "a\nB\nc")).toEqual([" a", "-b", "+B", " c"]);
  });

  it("finds lines that were put in or taken out in the middle of a change", () => {
    expect(shown("a\nx\nb\ny\nc", "a\nb\nz\nc\nd")).toEqual([" a", "-x", " b", "-y", "+z", " c", "+d"]);
  });

  it("says nothing of equal texts, and handles empty ones", () => {
    expect(shown("a\nb", "a\nb")).toEqual([" a", " b"]);
    expect(shown("", "a")).toEqual(["-", "+a"]);
  });

  it("turns the one into the other, whatever they are", () => {
    const original = Array.from({ length: 300 }, (_, line) => `line ${line % 7}`).join("\n");
    const modified = Array.from({ length: 280 }, (_, line) => `line ${line % 5}`).join("\n");
    const lines = lineDiff(original, modified);
    expect(lines.filter(({ kind }) => kind !== "added").map(({ text }) => text)).toEqual(original.split("\n"));
    expect(lines.filter(({ kind }) => kind !== "removed").map(({ text }) => text)).toEqual(modified.split("\n"));
  });

  it("does not compare thousands of lines with thousands", () => {
    const many = (word: string) => Array.from({ length: 5_000 }, (_, line) => `${word} ${line}`).join("\n");
    expect(lineDiff(many("a"), many("b"))).toHaveLength(10_000);
  });
});
