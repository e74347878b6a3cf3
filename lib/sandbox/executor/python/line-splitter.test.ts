import { describe, expect, it } from "vitest";
import { LineSplitter } from "./line-splitter.ts";

describe("LineSplitter", () => {
  it("puts lines together from pieces, and cuts the long ones", () => {
    const lines: string[] = [];
    const splitter = new LineSplitter(10, (line) => lines.push(line) > 0);
    for (const piece of ["a", "b\n\nc", "d\nééééééé\n", "end"]) splitter.push(Buffer.from(piece));
    splitter.end();
    expect(lines).toEqual(["ab", "", "cd", "ééé…", "end"]);
  });

  it("looks at nothing after a line that is not wanted", () => {
    let count = 0;
    const splitter = new LineSplitter(10, () => ++count < 3);
    for (let round = 0; round < 3; round++) splitter.push(Buffer.from("\n".repeat(1000)));
    splitter.push(Buffer.from("left"));
    splitter.end();
    expect(count).toBe(3);
  });
});
