"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Permission, Role } from "#lib/contracts/permissions.ts";

/** Who works in which workspace, as the server knew it when it made the page. */
export interface Studio {
  workspace: { id: string; slug: string; name: string };
  workspaces: readonly { slug: string; name: string }[];
  user: { id: string; name: string; email: string };
  role: Role | null;
  permissions: readonly Permission[];
}

const StudioContext = createContext<Studio | null>(null);

export function StudioProvider({ studio, children }: { studio: Studio; children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

export function useStudio(): Studio & { can: (permission: Permission) => boolean } {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error("useStudio needs a StudioProvider above it");
  return { ...studio, can: (permission) => studio.permissions.includes(permission) };
}
