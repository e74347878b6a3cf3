import { describe, expect, it } from "vitest";
import { ByteLru } from "./byte-lru.ts";

describe("ByteLru", () => {
  it("forgets what was not used for longest when its bytes are exceeded", () => {
    const lru = new ByteLru<string>(100);
    lru.set(1, "a", 40);
    lru.set(2, "b", 40);
    lru.get(1);
    lru.set(3, "c", 40);
    expect([lru.get(1), lru.get(2), lru.get(3)]).toEqual(["a", undefined, "c"]);
  });

  it("counts a replaced value once", () => {
    const lru = new ByteLru<string>(100);
    for (let round = 0; round < 10; round++) lru.set(1, "a", 60);
    lru.set(2, "b", 40);
    expect([lru.get(1), lru.get(2)]).toEqual(["a", "b"]);
  });

  it("keeps the newest value even when it alone is too large", () => {
    const lru = new ByteLru<string>(100);
    lru.set(1, "a", 50);
    lru.set(2, "b", 500);
    expect([lru.get(1), lru.get(2)]).toEqual([undefined, "b"]);
  });
});
