import { describe, expect, it } from "vitest";
import { ByteLru } from "./byte-lru.ts";

const KB = 1024;

describe("ByteLru", () => {
  it("forgets what was not used for longest when its bytes are exceeded", () => {
    const lru = new ByteLru<string>(100 * KB);
    lru.set(1, "a", 40 * KB);
    lru.set(2, "b", 40 * KB);
    lru.get(1);
    lru.set(3, "c", 40 * KB);
    expect([lru.get(1), lru.get(2), lru.get(3)]).toEqual(["a", undefined, "c"]);
  });

  it("counts a replaced value once", () => {
    const lru = new ByteLru<string>(100 * KB);
    for (let round = 0; round < 10; round++) lru.set(1, "a", 60 * KB);
    lru.set(2, "b", 30 * KB);
    expect([lru.get(1), lru.get(2)]).toEqual(["a", "b"]);
  });

  it("keeps the newest value even when it alone is too large", () => {
    const lru = new ByteLru<string>(100 * KB);
    lru.set(1, "a", 50 * KB);
    lru.set(2, "b", 500 * KB);
    expect([lru.get(1), lru.get(2)]).toEqual([undefined, "b"]);
  });

  it("holds no more than so many values, however small they are", () => {
    const lru = new ByteLru<string>(100 * KB);
    for (let key = 0; key < 10_000; key++) lru.set(key, "a", 0);
    const kept = Array.from({ length: 10_000 }, (_, key) => key).filter((key) => lru.get(key) !== undefined);
    expect(kept).toEqual(Array.from({ length: 100 }, (_, index) => 9900 + index));
  });
});
