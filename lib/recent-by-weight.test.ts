import { expect, it } from "vitest";
import { RecentByWeight } from "./recent-by-weight.ts";

it("drops what was not used for the longest time, by weight and not by number", () => {
  const recent = new RecentByWeight<string>(10);
  const put = (key: string, weight: number) => recent.getOrMake(key, weight, () => `made ${key}`);
  put("a", 4);
  put("b", 4);
  expect(recent.get("a")).toBe("made a");
  put("c", 4);
  expect(["a", "b", "c"].filter((key) => recent.get(key) !== undefined)).toEqual(["a", "c"]);
  put("large", 100);
  expect(["a", "c", "large"].filter((key) => recent.get(key) !== undefined)).toEqual(["large"]);
  put("d", 10);
  expect(recent.get("large")).toBeUndefined();
  expect(recent.getOrMake("d", 10, () => "made again")).toBe("made d");
});
