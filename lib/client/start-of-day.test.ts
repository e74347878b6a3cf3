import { expect, it } from "vitest";
import { startOfDay } from "./start-of-day.ts";

it("is midnight where the person is, and passes the ends of months", () => {
  expect(startOfDay("2026-03-01")).toBe(new Date(2026, 2, 1).toISOString());
  expect(startOfDay("2026-12-31", 1)).toBe(new Date(2027, 0, 1).toISOString());
  expect(startOfDay("1900-01-01")).toBe("1970-01-01T00:00:00.000Z");
});
