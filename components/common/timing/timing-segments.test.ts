import { expect, it } from "vitest";
import { timingSegments } from "./timing-segments.ts";

const read = (phases: Record<string, number>, durationMs: number) =>
  timingSegments(phases, durationMs).map(({ label, ms }) => `${label} ${Number(ms.toFixed(3))}`);

it("shows the stages in their order, and what is left of the whole", () => {
  expect(read({ validate: 0.5, run: 4, queue: 1 }, 6)).toEqual(["Queue 1", "Run 4", "Validate 0.5", "Other 0.5"]);
});

it("leaves out what took no time, and keeps a phase that it does not know", () => {
  expect(read({ dns: 0, wait: 3, warp: 2 }, 5)).toEqual(["Wait 3", "warp 2"]);
});

it("does not speak of a rest that nobody would see", () => {
  expect(read({ run: 998 }, 1_000)).toEqual(["Run 998"]);
  expect(read({ run: 980 }, 1_000)).toEqual(["Run 980", "Other 20"]);
});

it("invents nothing where phases went on at the same time", () => {
  expect(read({ wait: 8, body: 8 }, 10)).toEqual(["Wait 8", "Body 8"]);
  expect(read({}, 0)).toEqual([]);
});
