import { z } from "zod";

export const PERMISSIONS = [
  "tool:read",
  "tool:write",
  "tool:run",
  "connector:read",
  "connector:write",
  "connector:run",
  "credential:read",
  "credential:write",
  "snippet:read",
  "snippet:write",
  "snippet:run",
  "execution:read",
  "member:read",
  "member:write",
  "token:read",
  "token:write",
  "workspace:write",
  "audit:read",
] as const;

export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

export const ROLES = ["owner", "admin", "editor", "runner", "viewer"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

const VIEWER: Permission[] = ["tool:read", "connector:read", "snippet:read", "execution:read", "member:read"];
const RUNNER: Permission[] = [...VIEWER, "tool:run", "connector:run", "snippet:run"];
const EDITOR: Permission[] = [...RUNNER, "tool:write", "connector:write", "snippet:write", "credential:read", "credential:write"];
const ADMIN: Permission[] = [...PERMISSIONS];

/** What each role may do. Owners differ from admins in one thing: only they make, change and remove owners. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  owner: ADMIN,
  admin: ADMIN,
  editor: EDITOR,
  runner: RUNNER,
  viewer: VIEWER,
};
