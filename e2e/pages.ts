/** Every page of a workspace, below its address. What looks at all pages takes them from here. */
export const PAGES = [
  "tools",
  "connectors",
  "connectors/new",
  "snippets",
  "snippets/new",
  "usage",
  "settings/credentials",
  "settings/members",
  "settings/tokens",
  "settings/audit",
  "settings/general",
  "settings/account",
];

/** Pages before a workspace. */
export const OUTER_PAGES = ["/sign-in", "/sign-up", "/accept-invite?token=none", "/new-workspace", "/nothing/here"];
