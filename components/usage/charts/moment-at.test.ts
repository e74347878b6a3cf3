import { expect, it } from "vitest";
import { momentAt } from "./moment-at.ts";

it("finds the moment under a pointer, and stays on the axis beyond its ends", () => {
  const moments = [10, 20, 30, 40, 50];
  expect([0, 0.1, 0.13, 0.5, 1].map((share) => momentAt(moments, share))).toEqual([10, 10, 20, 30, 50]);
  expect([-3, 7].map((share) => momentAt(moments, share))).toEqual([10, 50]);
});

it("finds the only moment there is wherever the pointer stands, and none where there is none", () => {
  expect([0, 0.5, 1, Number.NaN].map((share) => momentAt([7], share))).toEqual([7, 7, 7, 7]);
  expect(momentAt([], 0.5)).toBeUndefined();
});
