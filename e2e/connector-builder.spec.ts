import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

/** The studio's own sample API: the one service that every machine can reach. */
function sampleApi(baseURL: string | undefined): string {
  return `http://127.0.0.1:${new URL(baseURL ?? "").port}/api/sample`;
}

const section = (page: Page, title: string) => page.locator("summary").filter({ has: page.getByText(title, { exact: true }) });
const box = (page: Page) => page.getByLabel("Address or cURL line");

test("a pasted cURL line becomes a connector with its key and an endpoint, whose call answers", async ({ page, workspace, baseURL }) => {
  await page.goto(`/${workspace}/connectors/new`);
  await box(page).fill(
    `curl '${sampleApi(baseURL)}/users/octocat?full=true' \\\n  -H 'Authorization: Bearer sentinel-in-the-browser' \\\n  -H 'X-Tenant: acme'`,
  );
  await expect(page.getByText("Understood: a cURL line")).toBeVisible();
  await expect(page.getByLabel("Base URL")).toHaveValue(/\/api$/);
  await expect(page.getByText("Bearer token found in what you pasted.")).toBeVisible();
  await expect(page.getByText(/^127\.0\.0\.1:\d+ answers/)).toBeVisible();
  await section(page, "Headers").click();
  await expect(page.getByLabel("Name of header 1")).toHaveValue("X-Tenant");

  await page.getByLabel("Title", { exact: true }).fill("People");
  await page.getByLabel("Name", { exact: true }).fill("people");
  await page.getByLabel("Name of the credential").fill("people key");
  await page.getByRole("textbox", { name: "Path" }).fill("/sample/users/{username}");
  await page.getByRole("button", { name: "Remove full" }).click();
  await page.getByRole("button", { name: "Create connector and endpoint" }).click();

  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await page.getByRole("textbox", { name: "Value of username" }).fill("octocat");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("region", { name: "Body", exact: true })).toContainText("octocat");

  await page.goto(`/${workspace}/settings/credentials`);
  await expect(page.getByRole("list", { name: "Credentials" })).toContainText("people key");
  await expect(page.getByText("sentinel-in-the-browser")).toHaveCount(0);
});

test("what is wrong shows while it is typed, where it is, and a refused save loses nothing and makes nothing twice", async ({
  page,
  workspace,
  baseURL,
}) => {
  await page.goto(`/${workspace}/connectors/new`);
  await page.getByRole("button", { name: "Fill in the form" }).click();
  await expect(page).toHaveURL(/form=1/);
  const url = page.getByLabel("Base URL");
  await url.fill("api example");
  await expect(page.getByText("not an absolute URL")).toBeVisible();
  await url.fill("http://127.0.0.1:9");
  await expect(page.getByText(/^(Connection|Not allowed): /)).toBeVisible();
  await url.fill(sampleApi(baseURL));
  await expect(page.getByRole("link", { name: "Sample API" })).toBeVisible();
  await expect(page.getByText("has this base URL already")).toBeVisible();

  await page.getByLabel("Title", { exact: true }).fill("Sample API");
  await expect(page.getByText("Another connector has this name.")).toBeVisible();
  await section(page, "Headers").click();
  await page.getByRole("button", { name: "Add a header" }).click();
  await page.getByLabel("Name of header 1").fill("X Tenant");
  await expect(page.getByText("A header name has letters")).toBeVisible();
  await page.getByLabel("Name of header 1").fill("X-Tenant");
  await section(page, "Limits and attempts").click();
  await page.getByLabel("Further attempts (0–3)").fill("1");
  await expect(page.getByText(/is tried once more/)).toBeVisible();

  await page.getByRole("button", { name: "Create connector" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "is taken already" })).toBeVisible();
  await expect(page.getByLabel("Name of header 1")).toHaveValue("X-Tenant");
  await page.getByLabel("Name", { exact: true }).fill("second_api");
  await page.getByRole("button", { name: "Create connector" }).click();
  await expect(page.getByRole("heading", { name: "Sample API" })).toBeVisible();
  await page.goto(`/${workspace}/connectors?search=sample`);
  await expect(page.getByRole("region", { name: "Connectors" }).getByRole("listitem")).toHaveCount(2);
});

test("settings are tested before they are saved, kept while another tab is shown, and guarded", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/connectors`);
  await page.getByRole("link", { name: "Sample API" }).click();
  await page.getByRole("tab", { name: "Settings" }).click();
  // The endpoint beside has a title as well, for as long as the tab is on its way.
  const title = page.getByRole("form", { name: "Connector" }).getByLabel("Title", { exact: true });
  await title.fill("Renamed API");
  await page.getByRole("button", { name: "Test before saving" }).click();
  await expect(page.getByRole("form", { name: "Connector" }).getByText(/status \d{3}/)).toBeVisible();
  await page.getByRole("tab", { name: /^Endpoints/ }).click();
  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(title).toHaveValue("Renamed API");
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Tools", exact: true }).click();
  await page.getByRole("alertdialog", { name: "Leave without saving?" }).getByRole("button", { name: "Stay" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: "Renamed API" })).toBeVisible();

  await page.getByRole("button", { name: "Delete connector" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("It is still used.")).toBeVisible();
  await expect(dialog.getByRole("list", { name: "What uses it" }).getByRole("listitem").first()).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Delete" })).toHaveCount(0);
});

test("the builder is accessible with everything unfolded, and fits a phone", async ({ page, workspace }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${workspace}/connectors/new`);
  await box(page).fill(
    `curl -k https://api.example.com/v1/orders/42 -u ana:secret -d '{"item":"<script>alert(1)</script>","note":"${"long ".repeat(60)}"}'`,
  );
  await expect(page.getByText("Understood: a cURL line")).toBeVisible();
  for (const title of ["Headers", "Limits and attempts", "TLS and hosts"]) await section(page, title).click();
  await expectAccessible(page, "the builder on a phone");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
