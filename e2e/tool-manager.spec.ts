import type { Page } from "@playwright/test";
import { createTool } from "./create-tool.ts";
import { createTools } from "./create-tools.ts";
import { expect, test } from "./fixtures.ts";

const SAMPLES = ["Profit calculator (sample)", "Convert currency (sample)", "Get GitHub user (sample)"];

const grid = (page: Page) => page.getByRole("grid", { name: "Tools" });
const row = (page: Page, name: string) => grid(page).getByRole("row").filter({ hasText: name });
const status = (page: Page) => page.getByRole("status").filter({ hasText: /\d+ tools?( match(es)?)?$/ });

async function openTools(page: Page, workspace: string, query = ""): Promise<void> {
  await page.goto(`/${workspace}/tools${query}`);
  await expect(grid(page)).toBeVisible();
}

test("filters and the order stand in the address, and Back from a tool leads to the same list", async ({ page, workspace }) => {
  await openTools(page, workspace);
  await expect(status(page)).toHaveText("3 tools");
  await page.getByRole("combobox", { name: "Tag", exact: true }).selectOption("api");
  await expect(status(page)).toHaveText("2 tools match");
  await grid(page).getByRole("button", { name: "Tool", exact: true }).click();
  await expect(page).toHaveURL(/tag=api.*sort=display_name&order=asc/);
  await expect(grid(page).getByRole("link")).toHaveText(["Convert currency (sample)", "Get GitHub user (sample)"]);
  await grid(page).getByRole("button", { name: "Tool", exact: true }).click();
  await expect(grid(page).getByRole("columnheader", { name: "Tool", exact: true })).toHaveAttribute("aria-sort", "descending");
  await expect(grid(page).getByRole("link")).toHaveText(["Get GitHub user (sample)", "Convert currency (sample)"]);

  await grid(page).getByRole("link", { name: "Get GitHub user (sample)" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Get GitHub user/ })).toBeVisible();
  await page.goBack();
  await expect(grid(page).getByRole("link")).toHaveText(["Get GitHub user (sample)", "Convert currency (sample)"]);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(grid(page).getByRole("link")).toHaveCount(3);
});

test("the keyboard alone searches, moves, selects, switches off and opens", async ({ page, workspace }) => {
  await openTools(page, workspace);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search tools" })).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press("Tab");
  await page.getByRole("main").focus();
  await page.keyboard.press("j");
  await expect(row(page, SAMPLES[0] ?? "")).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("status").filter({ hasText: "2 tools selected" })).toBeAttached();
  await expect(row(page, SAMPLES[2] ?? "")).toHaveAttribute("aria-selected", "true");

  const bar = page.getByRole("toolbar", { name: "Selected tools" });
  await bar.getByRole("button", { name: "Disable" }).press("Enter");
  await expect(page.getByText("2 of 2 switched off")).toBeVisible();
  await expect(row(page, SAMPLES[1] ?? "")).toContainText("Off");
  await expect(row(page, SAMPLES[0] ?? "")).toContainText("On");

  await row(page, SAMPLES[2] ?? "").focus();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /Convert currency/ })).toBeVisible();
});

test("many tools are tagged, exported and deleted at once, and what uses them is named first", async ({ page, workspace }) => {
  await openTools(page, workspace);
  await createTool(page, workspace, { name: "adder", code: "return 1;", parameters: [] });
  const headers = { "x-workspace": workspace, origin: new URL(page.url()).origin };
  const caller = { name: "caller", displayName: "Caller", language: "javascript", code: "return 1;", tools: ["adder"] };
  await page.request.post("/api/custom-tools/code-snippets", { headers, data: caller });
  await openTools(page, workspace);

  await grid(page).getByRole("checkbox", { name: "Select adder" }).click();
  await grid(page)
    .getByRole("checkbox", { name: `Select ${SAMPLES[1]}` })
    .click({ modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "Selected tools" });
  await expect(bar).toContainText("3 tools selected");
  await bar.getByRole("button", { name: "Tags" }).click();
  const tags = page.getByRole("dialog", { name: "Tags of 3 tools" });
  await tags.getByRole("button", { name: "Remove tag sample" }).click();
  await tags.getByLabel("Add").fill("mine, reviewed");
  await tags.getByRole("button", { name: "Save tags" }).click();
  await expect(row(page, SAMPLES[1] ?? "")).toContainText("mine");
  await expect(row(page, SAMPLES[1] ?? "")).not.toContainText("sample,");
  await expect(row(page, "adder")).toContainText("v2");

  const download = page.waitForEvent("download");
  await bar.getByRole("button", { name: "Export" }).click();
  const file = JSON.parse(await readText(await (await download).createReadStream()));
  expect(file).toMatchObject({ format: "sintra-tools/1", tools: [{ name: "adder", tags: ["mine", "reviewed"] }, {}, {}] });
  expect(JSON.stringify(file)).not.toContain("snippetId");

  await bar.getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete 3 tools?" });
  await expect(question).toContainText("Caller uses adder");
  await question.getByRole("button", { name: "Delete 3 tools" }).click();
  await expect(page.getByText("3 tools were deleted")).toBeVisible();
  await expect(grid(page).getByRole("link")).toHaveText(["Get GitHub user (sample)"]);
  await expect(status(page)).toHaveText("1 tool");
});

test("the menu of a row runs, duplicates, switches off and deletes", async ({ page, workspace }) => {
  await openTools(page, workspace);
  const name = SAMPLES[0] ?? "";
  const act = async (action: string) => {
    await grid(page)
      .getByRole("button", { name: `Actions for ${name}`, exact: true })
      .click();
    await page.getByRole("menuitem", { name: action }).click();
  };
  await act("Disable");
  await expect(row(page, name)).toContainText("Off");
  await act("Enable");
  await expect(row(page, name)).toContainText("On");
  await act("Duplicate");
  await expect(page.getByLabel("Title")).toHaveValue(`${name} (copy)`);
  await expect(page.getByLabel("Name", { exact: true }).first()).toHaveValue("sample_profit_calculator_2");
  await page.getByRole("button", { name: "Make it and try it" }).click();
  await expect(page.getByRole("form", { name: `Run ${name} (copy)` })).toBeVisible();

  await openTools(page, workspace);
  await act("Delete");
  const question = page.getByRole("alertdialog", { name: `Delete ${name}?` });
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText(`${name} was deleted`)).toBeVisible();
  await expect(status(page)).toHaveText("3 tools");
});

test("a long list is read as far as somebody goes, and all that match can be selected", async ({ page, workspace }) => {
  test.slow(); // It makes hundreds of tools first.
  await openTools(page, workspace);
  await createTools(page, workspace, 240);
  await openTools(page, workspace);
  await expect(status(page)).toHaveText("243 tools");
  expect(await grid(page).getByRole("row").count()).toBeLessThan(80);
  await expect(async () => {
    await page.getByRole("main").focus();
    await page.keyboard.press("j");
    await expect(grid(page).locator("[aria-rowindex='2']")).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(row(page, SAMPLES[2] ?? "")).toBeFocused({ timeout: 500 });
  }).toPass();
  expect(await grid(page).getByRole("row").count()).toBeLessThan(80);

  await page.getByRole("searchbox", { name: "Search tools" }).fill("many_");
  await expect(status(page)).toHaveText("240 tools match");
  await grid(page).getByRole("checkbox", { name: "Select all loaded tools" }).click();
  await page.getByRole("button", { name: "Select all 240" }).click();
  const bar = page.getByRole("toolbar", { name: "Selected tools" });
  await expect(bar).toContainText("240 tools selected");
  await bar.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("240 of 240 switched off")).toBeVisible();
});

test("names and tags are shown as text, whatever they hold", async ({ page, workspace }) => {
  await openTools(page, workspace);
  const hostile = `<script>alert(1)</script>\u202e${"w".repeat(120)}`;
  const tool = await createTool(page, workspace, { name: "hostile", code: "return 1;", parameters: [] });
  const headers = { "x-workspace": workspace, origin: new URL(page.url()).origin };
  const data = { displayName: hostile, tags: ["<b>bold</b>", "x".repeat(50)] };
  await page.request.put(`/api/custom-tools/${tool.id}`, { headers, data });
  await openTools(page, workspace);
  await expect(grid(page).getByRole("link", { name: "<script>alert(1)</script>" })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
});

async function readText(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}
