import { type Permission, ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";

export const TOKEN_PRESETS = ["run", "read", "all", "custom"] as const;
export type TokenPreset = (typeof TOKEN_PRESETS)[number];

/** What a token may do, in the words of what it is for. */
export const PRESETS_EXPLAINED: Record<TokenPreset, { label: string; hint: string }> = {
  run: { label: "Run tools", hint: "Calls tools, connectors and snippets, and reads the log. Right for an agent or a script." },
  read: { label: "Read only", hint: "Reads definitions and the log, runs nothing." },
  all: { label: "Everything I may do", hint: "For automation that also changes things." },
  custom: { label: "Choose", hint: "Pick each permission." },
};

/** The permissions of a preset, as far as its maker holds them. */
export function presetPermissions(preset: TokenPreset, own: readonly Permission[], chosen: readonly Permission[]): Permission[] {
  const wanted: Record<TokenPreset, readonly Permission[]> = {
    run: ROLE_PERMISSIONS.runner.filter((permission) => permission !== "member:read"),
    read: ROLE_PERMISSIONS.viewer.filter((permission) => permission !== "member:read"),
    all: own,
    custom: chosen,
  };
  return own.filter((permission) => wanted[preset].includes(permission));
}
