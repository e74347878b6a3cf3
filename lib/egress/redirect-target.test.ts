import { expect, it } from "vitest";
import { redirectTarget } from "#lib/egress/redirect-target.ts";

it.each([301, 302, 303, 307, 308])("takes status %i for a redirect", (status) => {
  expect(redirectTarget({ status, headers: { location: "https://b.example/" } })).toBe("https://b.example/");
});

it("takes the first of two places", () => {
  expect(redirectTarget({ status: 302, headers: { location: ["/a", "/b"] } })).toBe("/a");
});

it.each([200, 204, 300, 304, 305, 404])("takes status %i for an answer, not a redirect", (status) => {
  expect(redirectTarget({ status, headers: { location: "https://b.example/" } })).toBeUndefined();
});

it("takes a redirect without Location for an answer", () => {
  expect(redirectTarget({ status: 302, headers: {} })).toBeUndefined();
});
