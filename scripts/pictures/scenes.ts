import type { Page } from "@playwright/test";
import type { Pictured } from "./fill-workspace.ts";

export interface Look {
  suffix: string;
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
  isPhone: boolean;
}

const DESKTOP = { viewport: { width: 1440, height: 900 }, isPhone: false };
const PHONE = { viewport: { width: 390, height: 844 }, isPhone: true };

export const LOOKS: Look[] = [
  { ...DESKTOP, suffix: "", colorScheme: "light" },
  { ...DESKTOP, suffix: "-dark", colorScheme: "dark" },
  { ...PHONE, suffix: "-phone", colorScheme: "light" },
  { ...PHONE, suffix: "-phone-dark", colorScheme: "dark" },
];

export interface Scene {
  /** The file's name. */
  name: string;
  path: (pictured: Pictured) => string;
  /** Brings the page to what the picture shows. */
  prepare?: (page: Page, look: Look) => Promise<void>;
  /** Shown in the dark as well. */
  isMain?: boolean;
  /** Seen by somebody who is not signed in. */
  isOutside?: boolean;
}

const WAIT = { timeout: 30_000 };
const tool = (name: string, query: string) => (pictured: Pictured) => `/${pictured.slug}/tools/${pictured.tools.get(name)}?${query}`;

async function run(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run", exact: true }).first().click();
  await page
    .getByText(/Succeeded in/)
    .first()
    .waitFor(WAIT);
}

export const SCENES: Scene[] = [
  { name: "sign-in", path: () => "/sign-in", isOutside: true },
  {
    name: "tools",
    isMain: true,
    path: ({ slug }) => `/${slug}/tools`,
    prepare: async (page) => {
      await page.getByRole("button", { name: "Put the first steps away" }).click();
      await page.getByText("First steps").waitFor({ ...WAIT, state: "hidden" });
    },
  },
  { name: "new-tool", path: ({ slug }) => `/${slug}/tools/new` },
  { name: "tool-run", isMain: true, path: tool("order_summary", "tab=run"), prepare: run },
  { name: "tool-definition", path: tool("order_summary", "tab=definition") },
  { name: "tool-versions", path: tool("order_summary", "tab=versions") },
  { name: "tool-usage", path: tool("order_summary", "tab=usage") },
  { name: "connectors", path: ({ slug }) => `/${slug}/connectors` },
  {
    name: "new-connector",
    path: ({ slug }) => `/${slug}/connectors/new`,
    prepare: async (page) => {
      const line = `curl '${new URL(page.url()).origin.replace("localhost", "127.0.0.1")}/api/sample/users/octocat' \\\n  -H 'Authorization: Bearer an-example-token'`;
      await page.getByLabel("Address or cURL line").fill(line);
      await page
        .getByText(/ answers/)
        .first()
        .waitFor(WAIT);
    },
  },
  {
    name: "endpoint",
    isMain: true,
    path: ({ slug, connector, endpoint }) => `/${slug}/connectors/${connector}?endpoint=${endpoint}`,
    prepare: async (page) => {
      await page.getByRole("textbox", { name: "Value of username" }).fill("octocat");
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.getByRole("region", { name: "Sent" }).getByText("Succeeded").waitFor(WAIT);
    },
  },
  { name: "connector-settings", path: ({ slug, connector }) => `/${slug}/connectors/${connector}?tab=settings` },
  {
    name: "snippet",
    isMain: true,
    path: ({ slug, snippet }) => `/${slug}/snippets/${snippet}`,
    prepare: async (page) => {
      await page.getByRole("textbox", { name: "Code", exact: true }).waitFor({ ...WAIT, state: "attached" });
      await page.getByRole("button", { name: "Run", exact: true }).first().click();
      await page
        .getByText(/Succeeded in/)
        .first()
        .waitFor(WAIT);
    },
  },
  {
    name: "console",
    isMain: true,
    path: ({ slug, tools }) => `/${slug}/console?kind=tool&id=${tools.get("order_summary")}`,
    prepare: async (page) => {
      await run(page);
      await page.getByRole("tab", { name: "Tree" }).waitFor(WAIT);
    },
  },
  { name: "usage", isMain: true, path: ({ slug }) => `/${slug}/usage?range=7d` },
  { name: "log", isMain: true, path: ({ slug }) => `/${slug}/usage/log?status=failed` },
  { name: "credentials", path: ({ slug }) => `/${slug}/settings/credentials` },
  { name: "members", path: ({ slug }) => `/${slug}/settings/members` },
  { name: "tokens", path: ({ slug }) => `/${slug}/settings/tokens` },
  { name: "audit", path: ({ slug }) => `/${slug}/settings/audit` },
  { name: "settings", path: ({ slug }) => `/${slug}/settings/general` },
];
