import { describe, expect, it } from "vitest";
import { CreateTokenInput } from "#lib/contracts/people.ts";
import { byField, fieldErrors } from "./field-errors.ts";
import { formatBytes } from "./format-bytes.ts";
import { formatCount } from "./format-count.ts";
import { formatDuration } from "./format-duration.ts";
import { formatRelative } from "./format-relative.ts";
import { successRate } from "./success-rate.ts";

it.each([
  [0.004, "0.00 ms"],
  [0.42, "0.42 ms"],
  [9.94, "9.9 ms"],
  [37.6, "38 ms"],
  [1_240, "1.2 s"],
  [125_000, "2 min 5 s"],
])("writes a duration of %d ms as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it("counts exactly up to a hundred thousand", () => {
  expect([99_999, 1_234_567].map(formatCount)).toEqual(["99,999", "1.2M"]);
});

it("writes sizes in the unit that fits", () => {
  expect([12, 4_200, 2_097_152].map(formatBytes)).toEqual(["12 B", "4.1 KB", "2.0 MB"]);
});

describe("formatRelative", () => {
  const now = Date.parse("2030-05-05T12:00:00Z");
  it.each([
    [0, "now"],
    [9_000, "now"],
    [-40_000, "40 sec. ago"],
    [-180_000, "3 min. ago"],
    [-90_000_000, "yesterday"],
    [6 * 86_400_000 + 1, "in 6 days"],
  ])("of %d ms is %s", (offset, text) => {
    expect(formatRelative(new Date(now + offset).toISOString(), now)).toBe(text);
  });
});

it("never calls a tool perfect that has failed", () => {
  expect(successRate({ executions: 0, failures: 0 })).toBeNull();
  expect(successRate({ executions: 10_000, failures: 1 })).toBe(99);
  expect(successRate({ executions: 5, failures: 0 })).toBe(100);
});

it("gives each field its first message", () => {
  expect(Object.keys(fieldErrors(CreateTokenInput, { name: " ", permissions: [] }))).toEqual(["name", "permissions"]);
  expect(fieldErrors(CreateTokenInput, { name: "agent" })).toEqual({});
  expect(
    byField([
      { path: "name", message: "first" },
      { path: "name", message: "second" },
      { path: "items[2].sku", message: "third" },
    ]),
  ).toEqual({ name: "first", items: "third" });
});
