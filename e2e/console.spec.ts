import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { createTool } from "./create-tool.ts";
import { expect, expectOk, test } from "./fixtures.ts";

const ECHO = {
  name: "orders",
  code: `console.log("for", params.customer);
if (params.customer === "nobody") throw new TypeError("no such customer");
return { customer: params.customer, orders: Array.from({ length: params.count }, (_, i) => ({ id: i + 1, total: (7 * (i + 1)) % 10 })) };`,
  parameters: [
    { name: "customer", type: "string", required: true },
    { name: "count", type: "integer", min: 0, max: 5000, default: 3 },
    { name: "day", type: "string", format: "date" },
    { name: "items", type: "array", items: { type: "object", properties: [{ name: "sku", type: "string", required: true }] } },
  ],
};

async function openOrders(page: Page, workspace: string): Promise<{ id: string }> {
  await page.goto(`/${workspace}/tools`);
  const tool = await createTool(page, workspace, ECHO);
  await page.goto(`/${workspace}/console?kind=tool&id=${tool.id}`);
  await expect(page.getByRole("form", { name: "Run orders" })).toBeVisible();
  return tool;
}

const run = (page: Page) => page.getByRole("button", { name: "Run", exact: true }).click();
const runs = (page: Page) => page.getByRole("region", { name: "History" }).getByRole("listitem");

test("a tool is found, filled in, run, and its result is read as tree, table, text and as an agent sees it", async ({
  page,
  workspace,
}) => {
  await page.goto(`/${workspace}/tools`);
  await createTool(page, workspace, ECHO);
  await page.goto(`/${workspace}/console`);
  await page.getByRole("button", { name: "Choose what to run" }).click();
  await page.getByRole("combobox").fill("order");
  await page
    .getByRole("option", { name: /orders/ })
    .first()
    .click();
  await expect(page).toHaveURL(/kind=tool/);

  await run(page);
  await expect(page.getByLabel("customer")).toHaveAccessibleDescription("is required");
  await page.getByLabel("customer").fill("Ana <script>alert(1)</script>");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Timing" })).toContainText("Run");
  await expect(page.getByRole("region", { name: "Console output" })).toContainText("for Ana <script>");

  const tree = page.getByRole("tree");
  await expect(tree.getByRole("treeitem", { name: /customer: "Ana <script>/ })).toBeVisible();
  await tree.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(tree.getByRole("treeitem")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await page.getByRole("searchbox", { name: "Search the result" }).fill("total");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 of 3")).toBeVisible();
  await expect(page.getByText("orders[0].total", { exact: true })).toBeVisible();

  await page.getByRole("tab", { name: "Table" }).click();
  await expect(page).toHaveURL(/view=table/);
  const cells = page.getByRole("region", { name: "Result, as a table" }).getByRole("cell");
  await expect(cells).toHaveText(["1", "7", "2", "4", "3", "1"]);
  await page.getByRole("button", { name: "total" }).click();
  await expect(cells).toHaveText(["3", "1", "2", "4", "1", "7"]);
  await page.getByRole("tab", { name: "As an agent sees it" }).click();
  await expect(page.getByText(/\d+ tokens/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Result, as an agent reads it" })).toContainText('{"customer":"Ana <script>');
});

test("an earlier run comes back with what it was given, can be found again, and is held against another", async ({ page, workspace }) => {
  await openOrders(page, workspace);
  for (const customer of ["Bruno", "nobody"]) {
    await page.getByLabel("customer").fill(customer);
    await run(page);
    await expect(page.getByRole("region", { name: "Outcome" })).toContainText(customer === "nobody" ? "TypeError" : "Succeeded in");
  }
  await expect(runs(page)).toHaveCount(2);
  await runs(page).filter({ hasText: "Bruno" }).getByRole("button").first().click();
  await expect(page.getByLabel("customer")).toHaveValue("Bruno");
  await expect(page.getByRole("treeitem", { name: /customer: "Bruno"/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("customer")).toHaveValue("Bruno");

  await page.getByRole("button", { name: "Compare with the run that is shown" }).click();
  const comparison = page.getByRole("region", { name: "Comparison" });
  await expect(comparison.getByRole("region", { name: "Earlier" })).toContainText("Succeeded");
  await expect(comparison.getByRole("region", { name: "Later" })).toContainText("Failed");
  await page.goBack();
  await expect(comparison).toBeHidden();

  await page.getByRole("searchbox", { name: "Search the runs" }).fill("nobody");
  await expect(runs(page)).toHaveCount(1);
  await expect(page).toHaveURL(/search=nobody/);
  await page.getByRole("searchbox", { name: "Search the runs" }).fill("");
  await page.getByRole("combobox", { name: "Status of the runs" }).selectOption("Failed");
  await expect(runs(page)).toHaveCount(1);
});

test("parameters are kept under a name, loaded, renamed and deleted", async ({ page, workspace }) => {
  await openOrders(page, workspace);
  await page.getByLabel("customer").fill("Clara");
  await page.getByRole("button", { name: "Add item to items" }).click();
  await page.getByLabel("sku").fill("A-1");
  await page.getByRole("button", { name: "Examples" }).click();
  const sheet = page.getByRole("dialog", { name: "Examples" });
  await sheet.getByLabel("Save what is entered as").fill("Clara's order");
  await sheet.getByRole("button", { name: "Save", exact: true }).click();
  await expect(sheet.getByText("Saved “Clara's order”.")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByLabel("customer").fill("somebody else");
  await page.getByRole("button", { name: "Examples" }).click();
  await sheet.getByRole("button", { name: /^Clara's order/ }).click();
  await expect(page.getByLabel("customer")).toHaveValue("Clara");
  await expect(page.getByLabel("sku")).toHaveValue("A-1");
  await expect(page).toHaveURL(/example=/);

  await page.getByRole("button", { name: "Examples" }).click();
  await sheet.getByRole("button", { name: "Rename Clara's order" }).click();
  await sheet.getByLabel("New name").fill("Renamed");
  await sheet.getByRole("button", { name: "Rename", exact: true }).click();
  await sheet.getByRole("button", { name: "Delete Renamed" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(sheet.getByText("No example yet.")).toBeVisible();
});

test("an older version runs with its own parameters", async ({ page, workspace, baseURL }) => {
  const tool = await openOrders(page, workspace);
  const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
  const parameters = [...ECHO.parameters, { name: "newest", type: "boolean", required: true }];
  await expectOk(page.request.put(`/api/custom-tools/${tool.id}`, { headers, data: { parameters } }));
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "newest" })).toBeVisible();
  await page.getByLabel("customer").fill("Davi");
  await page.getByRole("combobox", { name: "Version to run" }).selectOption("1");
  await expect(page.getByRole("checkbox", { name: "newest" })).toBeHidden();
  await expect(page.getByLabel("customer")).toHaveValue("Davi");
  await run(page);
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await expect(runs(page).first()).toContainText("v1");
});

test("a run is opened from the log with what it was given", async ({ page, workspace }) => {
  await openOrders(page, workspace);
  await page.getByLabel("customer").fill("Elsa");
  await run(page);
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Timing" })).toContainText("Record");
  const id = new URL(page.url()).searchParams.get("execution");
  await page.goto(`/${workspace}/usage/log?execution=${id}`);
  await page.getByRole("dialog", { name: "Execution" }).getByRole("link", { name: "Open in the console" }).click();
  await expect(page.getByLabel("customer")).toHaveValue("Elsa");
  await expect(page.getByRole("treeitem", { name: /customer: "Elsa"/ })).toBeVisible();
});

test("a long run shows what it writes while it goes on, and can be cancelled", async ({ page, workspace, baseURL }) => {
  await page.goto(`/${workspace}/tools`);
  const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
  const code = 'console.log("begun"); const end = Date.now() + 20_000; while (Date.now() < end) {} return "too late";';
  const data = { name: "slow", displayName: "Slow", language: "javascript", code, timeoutMs: 30_000 };
  const { snippet } = (await expectOk(page.request.post("/api/custom-tools/code-snippets", { headers, data }))) as {
    snippet: { id: string };
  };
  await page.goto(`/${workspace}/console?kind=snippet&id=${snippet.id}`);
  await run(page);
  await expect(page.getByRole("region", { name: "Console output" })).toContainText("begun");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Stopped");
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeVisible();
});

test("a run that ends after somebody has turned to something else takes nobody back", async ({ page, workspace, baseURL }) => {
  const tool = await openOrders(page, workspace);
  const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
  const data = { name: "pause", displayName: "Pause", language: "javascript", code: "await sleep(3000); return 1;", timeoutMs: 10_000 };
  const made = await expectOk(page.request.post("/api/custom-tools/code-snippets", { headers, data }));
  const { id } = (made as { snippet: { id: string } }).snippet;
  await page.goto(`/${workspace}/console?kind=snippet&id=${id}`);
  await run(page);
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await page.getByRole("button", { name: /Pause/ }).click();
  await page.getByRole("dialog").getByRole("combobox").fill("orders");
  await page
    .getByRole("option", { name: /orders/ })
    .first()
    .click();
  await page.getByLabel("customer").fill("Ana");
  const ended = async () => {
    const answer = await page.request.get(`/api/custom-tools/executions?subjectId=${id}`, { headers });
    return ((await answer.json()) as { logs: unknown[] }).logs.length;
  };
  await expect.poll(ended).toBe(1);
  await run(page);
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await expect(page.getByLabel("customer")).toHaveValue("Ana");
  expect(new URL(page.url()).searchParams.get("id")).toBe(tool.id);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("one pane shows at a time, and a run leads to its result", async ({ page, workspace }) => {
    await openOrders(page, workspace);
    await page.getByLabel("customer").fill("Ana");
    await page.getByRole("button", { name: "Edit as JSON" }).click();
    await page.getByLabel("Parameters as JSON").fill('{"customer": "Eva", "count": 2}');
    await page.getByRole("button", { name: "Back to the form" }).click();
    await expect(page.getByLabel("customer")).toHaveValue("Eva");
    await run(page);
    await expect(page.getByText(/Succeeded in/)).toBeVisible();
    for (const [pane, region] of [
      ["History", "History"],
      ["Result", "Outcome"],
    ] as const) {
      await page.getByRole("group", { name: "Panes" }).getByRole("button", { name: pane }).click();
      await expect(page.getByRole("region", { name: region })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing is closed to assistive technology (${colorScheme})`, async ({ page, workspace }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openOrders(page, workspace);
    await page.getByLabel("customer").fill("Ana");
    await run(page);
    await expect(page.getByRole("region", { name: "Timing" })).toBeVisible();
    for (const tab of ["Tree", "Table", "Raw", "As an agent sees it"]) {
      await page.getByRole("tab", { name: tab }).click();
      await expect(page.getByRole("tab", { name: tab })).toHaveAttribute("aria-selected", "true");
      const { violations } = await new AxeBuilder({ page }).include("main").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    }
  });
}
