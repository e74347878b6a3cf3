import { expect, it } from "vitest";
import { PERMISSIONS, ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import { expiryDate } from "./token-lifetimes.ts";
import { presetPermissions, TOKEN_PRESETS } from "./token-presets.ts";

it("never gives a token more than its maker holds", () => {
  for (const preset of TOKEN_PRESETS) {
    const given = presetPermissions(preset, ROLE_PERMISSIONS.viewer, PERMISSIONS);
    expect(ROLE_PERMISSIONS.viewer, preset).toEqual(expect.arrayContaining(given));
  }
});

it("gives a token that runs tools nothing that changes them", () => {
  const given = presetPermissions("run", PERMISSIONS, []);
  expect(given).toContain("tool:run");
  expect(given.filter((permission) => permission.endsWith(":write"))).toEqual([]);
});

it("ends a lifetime after its days, and never where it has none", () => {
  expect(expiryDate("7", Date.parse("2030-01-01T00:00:00Z"))).toBe("2030-01-08T00:00:00.000Z");
  expect(expiryDate("never", 0)).toBeNull();
});
