/** Every page of a workspace, below its address. What looks at all pages takes them from here. */
export const PAGES = [
  "tools",
  "tools/new",
  "tools/new?type=api_call",
  "tools/new?write=javascript",
  "connectors",
  "connectors/new",
  "connectors/new?form=1",
  "snippets",
  "snippets/new",
  "console",
  "usage",
  "usage/log",
  "settings/credentials",
  "settings/members",
  "settings/tokens",
  "settings/audit",
  "settings/general",
  "settings/account",
];

/** Pages before a workspace; the last two are for those who are not signed in. */
export const OUTER_PAGES = ["/new-workspace", "/accept-invite?token=none", "/nothing/here", "/sign-in", "/sign-up"];

/** What Chromium says of the page that is not there, as it should. */
export const NOT_FOUND = /status of 404 \(Not Found\) \S+\/nothing\/here$/;
