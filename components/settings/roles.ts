import type { Role } from "#lib/contracts/permissions.ts";

/** What each role means, in a line. */
export const ROLES_EXPLAINED: Record<Role, { label: string; hint: string }> = {
  owner: { label: "Owner", hint: "Everything, and the only one who makes other owners" },
  admin: { label: "Admin", hint: "Everything but making owners" },
  editor: { label: "Editor", hint: "Makes, changes and runs tools" },
  runner: { label: "Runner", hint: "Runs tools, changes nothing" },
  viewer: { label: "Viewer", hint: "Reads tools and the log" },
};
