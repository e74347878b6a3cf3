import {
  Cable,
  ChartNoAxesCombined,
  KeyRound,
  LockKeyhole,
  Logs,
  type LucideIcon,
  ScrollText,
  Settings2,
  SquareCode,
  SquareTerminal,
  UsersRound,
  Wrench,
} from "lucide-react";
import type { Permission } from "#lib/contracts/permissions.ts";

export interface NavItem {
  label: string;
  icon: LucideIcon;
  /** Below `/<workspace>/`. */
  path: string;
  needs: Permission | null;
}

export interface NavGroup {
  label: string;
  items: readonly NavItem[];
}

/** Every place of the studio: the sidebar and the command palette are made from it. */
export const NAV: readonly NavGroup[] = [
  {
    label: "Build",
    items: [
      { label: "Tools", icon: Wrench, path: "tools", needs: "tool:read" },
      { label: "Connectors", icon: Cable, path: "connectors", needs: "connector:read" },
      { label: "Snippets", icon: SquareCode, path: "snippets", needs: "snippet:read" },
      { label: "Console", icon: SquareTerminal, path: "console", needs: "tool:read" },
    ],
  },
  {
    label: "Observe",
    items: [
      { label: "Usage", icon: ChartNoAxesCombined, path: "usage", needs: "execution:read" },
      { label: "Log", icon: Logs, path: "usage/log", needs: "execution:read" },
    ],
  },
  {
    label: "Workspace",
    items: [
      { label: "Members", icon: UsersRound, path: "settings/members", needs: "member:read" },
      { label: "Credentials", icon: LockKeyhole, path: "settings/credentials", needs: "credential:read" },
      { label: "API tokens", icon: KeyRound, path: "settings/tokens", needs: "token:read" },
      { label: "Audit trail", icon: ScrollText, path: "settings/audit", needs: "audit:read" },
      { label: "General", icon: Settings2, path: "settings/general", needs: null },
    ],
  },
];
