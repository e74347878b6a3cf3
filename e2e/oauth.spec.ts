import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { freePort } from "./system/support/free-port.ts";

const PROGRAM = "test-servers/programs/oidc-provider.mjs";

let provider: ChildProcess;
let issuer: string;

// Of the authorization server's own pages: a font from elsewhere, which a machine without the internet does not reach, and no icon.
test.use({ allowed: /^Failed to load resource: .* (https:\/\/fonts\.googleapis\.com\/\S+|http:\/\/127\.0\.0\.1:\d+\/favicon\.ico)$/ });

/** A real authorization server with its own sign-in pages. */
test.beforeAll(async ({ baseURL }) => {
  expect(existsSync("test-servers/node_modules/oidc-provider"), "npm test installs the authorization server").toBe(true);
  const port = await freePort();
  issuer = `http://127.0.0.1:${port}`;
  const options = { redirectUris: [`${baseURL}/api/oauth/callback`], accessTokenSeconds: 3_600, rotateRefreshToken: true, tokenDelayMs: 0 };
  provider = spawn(process.execPath, [PROGRAM, String(port), JSON.stringify(options)], { stdio: "ignore" });
  await expect.poll(isReady, { timeout: 30_000 }).toBe(true);
});

test.afterAll(() => {
  provider.kill();
});

test("a person connects an account at the authorization server's own pages, calls with it, and disconnects it", async ({
  page,
  workspace,
}) => {
  await makeConnector(page, workspace);
  await page.getByPlaceholder("Enter any login").fill("ann");
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Connected" })).toBeVisible();

  await page.goto(`/${workspace}/connectors`);
  await page.getByRole("link", { name: "Library accounts" }).click();
  await page.getByRole("button", { name: "New endpoint" }).click();
  await page.getByRole("textbox", { name: "Path", exact: true }).fill("/test/api");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("region", { name: "Body", exact: true })).toContainText("ann");

  await page.goto(`/${workspace}/connectors`);
  await page.getByRole("link", { name: "Library accounts" }).click();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("Not connected")).toBeVisible();
});

test("an answer of the authorization server with another state connects nothing", async ({ page, workspace }) => {
  await makeConnector(page, workspace);
  await page.goto("/api/oauth/callback?code=stolen&state=guessed");
  await expect(page.getByRole("heading", { name: "Not connected" })).toBeVisible();
  await page.goto(`/${workspace}/connectors`);
  await expect(
    page.getByRole("region", { name: "Connectors" }).getByRole("listitem").filter({ hasText: "Library accounts" }),
  ).toContainText("Not connected");
});

/** A connector that calls with an account of the authorization server, where the person is asked to sign in. */
async function makeConnector(page: Page, workspace: string): Promise<void> {
  await page.goto(`/${workspace}/connectors/new?form=1`);
  await page.getByLabel("Base URL").fill(issuer);
  await page.getByLabel("Title").fill("Library accounts");
  await page.locator("summary").filter({ hasText: "Authentication" }).click();
  await page.getByRole("radio", { name: "OAuth 2" }).check();
  await page.getByLabel("Grant").selectOption({ label: "Authorization code (a person signs in)" });
  await page.getByLabel("Issuer").fill(issuer);
  await page.getByLabel("Scopes").fill("openid offline_access api:read");
  await page.getByRole("button", { name: "New credential" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New credential" });
  await dialog.getByLabel("Name").fill("library client");
  await dialog.getByLabel("Client ID").fill("web");
  await dialog.getByLabel("Client secret").fill("web-secret");
  await dialog.getByRole("button", { name: "Store credential" }).click();
  await expect(page.getByLabel("Credential", { exact: true })).toContainText("library client");
  await expect(page.getByLabel("Redirect URL", { exact: true })).toHaveValue(/\/api\/oauth\/callback$/);
  await page.getByRole("button", { name: "Create and connect" }).click();
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
}

async function isReady(): Promise<boolean> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`).catch(() => undefined);
  return answer?.ok === true;
}
