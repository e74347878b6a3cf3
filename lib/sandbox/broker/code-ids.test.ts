import { describe, expect, it } from "vitest";
import { CodeIds } from "./code-ids.ts";

let lastId = 0;
const nextId = () => ++lastId;

describe("CodeIds", () => {
  it("gives the same text one id and another text another", () => {
    const ids = new CodeIds(nextId);
    const first = ids.get("a").id;
    expect(ids.get("b").id).not.toBe(first);
    expect(ids.get("a").id).toBe(first);
  });

  it("forgets the texts that were not used for longest, and never uses their ids again", () => {
    const ids = new CodeIds(nextId);
    const large = (n: number) => `${n}`.padEnd(1024 * 1024);
    const busy = ids.get("busy").id;
    const first = ids.get(large(0)).id;
    for (let n = 1; n < 40; n++) {
      ids.get(large(n));
      ids.get("busy");
    }
    expect(ids.get("busy").id).toBe(busy);
    expect(ids.get(large(0)).id).toBeGreaterThan(first);
  });
});
