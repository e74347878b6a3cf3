import { ArrowLeftRight, LogOut, type LucideIcon, Plus, SunMoon, UserRound } from "lucide-react";
import type { Permission } from "#lib/contracts/permissions.ts";
import { NAV } from "./nav.ts";
import type { Studio } from "./studio-context.tsx";
import { THEMES } from "./theme.ts";

/** What an action can reach. */
export interface ActionEnv {
  studio: Studio;
  go: (href: string) => void;
  setTheme: (theme: string) => void;
  isDark: boolean;
  signOut: () => void;
}

/** Something a person can do from anywhere: the palette lists it, the shortcut does it at once. */
export interface Action {
  id: string;
  group: string;
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  keywords?: string[];
  perform: (env: ActionEnv) => void;
}

const places = (permissions: readonly Permission[]): Action[] =>
  NAV.flatMap((group) => group.items)
    .filter((item) => item.needs === null || permissions.includes(item.needs))
    .map(({ label, icon, path }) => ({
      id: `go:${path}`,
      group: "Go to",
      label,
      icon,
      keywords: [path],
      perform: ({ studio, go }) => go(`/${studio.workspace.slug}/${path}`),
    }));

const themes: Action[] = THEMES.map(({ id, label, icon }) => ({
  id: `theme:${id}`,
  group: "Theme",
  label: `${label} theme`,
  icon,
  keywords: ["theme", "appearance"],
  perform: ({ setTheme }) => setTheme(id),
}));

const workspaces = ({ workspace, workspaces: all }: Studio): Action[] =>
  all
    .filter(({ slug }) => slug !== workspace.slug)
    .map(({ slug, name }) => ({
      id: `workspace:${slug}`,
      group: "Workspace",
      label: `Switch to ${name}`,
      icon: ArrowLeftRight,
      keywords: ["workspace", slug],
      perform: ({ go }) => go(`/${slug}/tools`),
    }));

const newTool: Action = {
  id: "tool:new",
  group: "Make",
  label: "New tool",
  icon: Plus,
  keywords: ["create", "make"],
  perform: ({ studio, go }) => go(`/${studio.workspace.slug}/tools/new`),
};

const newWorkspace: Action = {
  id: "workspace:new",
  group: "Workspace",
  label: "New workspace",
  icon: Plus,
  perform: ({ go }) => go("/new-workspace"),
};

const toggleTheme: Action = {
  id: "theme:toggle",
  group: "Theme",
  label: "Switch between light and dark",
  icon: SunMoon,
  shortcut: "mod+shift+l",
  perform: ({ isDark, setTheme }) => setTheme(isDark ? "light" : "dark"),
};

const account: Action = {
  id: "account:open",
  group: "Account",
  label: "Your account",
  icon: UserRound,
  keywords: ["password", "name", "profile"],
  perform: ({ studio, go }) => go(`/${studio.workspace.slug}/settings/account`),
};

const leave: Action = { id: "account:sign-out", group: "Account", label: "Sign out", icon: LogOut, perform: ({ signOut }) => signOut() };

/** Every action there is for this person, here. */
export function listActions(studio: Studio): Action[] {
  return [
    ...(studio.permissions.includes("tool:write") ? [newTool] : []),
    ...places(studio.permissions),
    ...workspaces(studio),
    newWorkspace,
    toggleTheme,
    ...themes,
    account,
    leave,
  ];
}
