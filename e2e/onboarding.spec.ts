import { fillCode } from "./fill-code.ts";
import { expect, test } from "./fixtures.ts";

const TWO_MINUTES_MS = 120_000;

test("a new workspace comes to its first successful run in under two minutes, and the steps tick themselves", async ({
  page,
  workspace,
}) => {
  const start = performance.now();
  await page.goto(`/${workspace}/tools`);
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps).toContainText("0 of 5 done");
  await steps.getByRole("link", { name: "Run it now" }).click();
  await page.getByRole("button", { name: /^Run/ }).click();
  await expect(page.getByRole("heading", { name: "It works. What next?" })).toBeVisible();
  expect(performance.now() - start).toBeLessThan(TWO_MINUTES_MS);

  await page.getByRole("link", { name: "Tools", exact: true }).first().click();
  await expect(steps).toContainText("1 of 5 done");
  await steps.getByRole("link", { name: "API tokens" }).click();
  await expect(page.getByRole("heading", { name: "API tokens" })).toBeVisible();
  await page.goBack();
  await steps.getByRole("button", { name: "Put the first steps away" }).click();
  await expect(steps).toBeHidden();
  await page.reload();
  await expect(page.getByRole("grid", { name: "Tools" })).toBeVisible();
  await expect(steps).toBeHidden();
});

test("an endpoint becomes a tool that has run, with a name that is free", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools/new`);
  await page.getByRole("radio", { name: /Call an API/ }).check();
  await page.getByRole("searchbox", { name: "Search endpoints" }).fill("convert");
  await expect(page.getByRole("list", { name: "Endpoints" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: "Convert an amount" }).click();
  await expect(page).toHaveURL(/endpoint=/);

  await page.getByLabel("Name", { exact: true }).first().fill("sample_convert_currency");
  await expect(page.getByLabel("Name", { exact: true }).first()).toHaveAccessibleDescription(/Another tool is named/);
  await page.getByLabel("Name", { exact: true }).first().fill("euros_to_dollars");
  await page.getByLabel("Title").fill("Euros to dollars");
  await page.getByRole("button", { name: "Make it and try it" }).click();

  await page.getByRole("button", { name: /^Run/ }).click();
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Command" })).toContainText("/execute");
  await page.getByRole("link", { name: "Open the tool" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Euros to dollars/ })).toBeVisible();
});

test("a service that is not there yet is connected on the way, and its endpoint leads back to the new tool", async ({
  page,
  workspace,
  baseURL,
}) => {
  await page.goto(`/${workspace}/tools/new?type=api_call`);
  await page.getByRole("link", { name: "New connector" }).click();
  await page.getByLabel("Address or cURL line").fill(`http://127.0.0.1:${new URL(baseURL ?? "").port}/api/sample/users/octocat`);
  await expect(page.getByText("Understood: an address")).toBeVisible();
  await page.getByLabel("Title", { exact: true }).fill("People");
  await page.getByLabel("Name", { exact: true }).fill("people");
  await page.getByRole("button", { name: "Create connector and endpoint" }).click();
  await expect(page).toHaveURL(/tools\/new\?endpoint=/);
  await expect(page.getByRole("form", { name: "New tool" }).getByText(/^Runs GET/)).toBeVisible();
});

test("code written in the guide survives a reload and becomes a tool that has run", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools/new?type=code_execution`);
  await page.getByRole("link", { name: "JavaScript" }).click();
  await page.getByLabel("Title").fill("Count the lines");
  await expect(page.getByLabel("Name", { exact: true }).first()).toHaveValue("count_the_lines");
  await fillCode(page, "Code in JavaScript", "console.log('counting');\nreturn { lines: params.lines.length };");
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...window.sessionStorage }))).toContain("params.lines.length };");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("Count the lines");
  await page.getByRole("button", { name: "Make it and try it" }).click();

  await page.getByRole("button", { name: /^Run/ }).click();
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Console output" })).toContainText("counting");
  await page.goto(`/${workspace}/snippets`);
  await expect(page.getByRole("link", { name: "Count the lines" }).first()).toBeVisible();
});
