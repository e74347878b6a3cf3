import { createTool } from "./create-tool.ts";
import { expect, test } from "./fixtures.ts";

test("the search and the type are part of the address and survive a reload", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools`);
  const table = page.getByRole("grid", { name: "Tools" });
  await page.getByRole("searchbox", { name: "Search tools" }).fill("currency");
  await expect(table.getByRole("link")).toHaveText(["Convert currency (sample)"]);
  await expect(page).toHaveURL(/search=currency/);
  await page.reload();
  await expect(table.getByRole("link")).toHaveText(["Convert currency (sample)"]);

  await page.getByRole("combobox", { name: "Type of tool" }).selectOption("Code");
  await expect(page.getByRole("heading", { name: "No tool matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(table.getByRole("link")).toHaveCount(3);
});

test("the keyboard alone finds a tool and runs it", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/settings/general`);
  await expect(page.getByRole("heading", { name: "General" })).toBeVisible();
  const palette = page.getByRole("dialog").getByRole("combobox");
  await expect(async () => {
    if (await palette.isHidden()) await page.keyboard.press("ControlOrMeta+k");
    await expect(palette).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("profit");
  await expect(page.getByRole("option", { name: /Profit calculator/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: /Profit calculator/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
});

test("nested objects and lists are filled in as a form, and the same value can be edited as JSON", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools`);
  const tool = await createTool(page, workspace, {
    name: "echo",
    code: "return params;",
    parameters: [
      { name: "size", type: "string", enum: ["small", "large"], default: "small" },
      {
        name: "items",
        type: "array",
        required: true,
        min: 1,
        items: {
          type: "object",
          properties: [
            { name: "sku", type: "string", required: true },
            { name: "count", type: "integer", min: 1 },
          ],
        },
      },
    ],
  });
  await page.goto(`/${workspace}/tools/${tool.id}`);
  await page.getByRole("button", { name: "Add item to items" }).click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByLabel("sku")).toHaveAccessibleDescription("is required");

  await page.getByLabel("sku").fill("A-1");
  await page.getByRole("textbox", { name: "count" }).fill("0");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "count" })).toHaveAccessibleDescription(/must be >= 1/);
  await expect(page.getByRole("alert").filter({ hasText: "Validation" })).toBeVisible();

  await page.getByRole("button", { name: "Edit as JSON" }).click();
  await page.getByLabel("Parameters as JSON").fill('{"size": "large", "items": [{"sku": "B-2", "count": 3}]}');
  await page.getByRole("button", { name: "Back to the form" }).click();
  await expect(page.getByLabel("sku")).toHaveValue("B-2");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const result = page.getByRole("region", { name: "Result", exact: true });
  await expect(result.getByRole("treeitem", { name: "count: 3" })).toBeVisible();
});

test("a failed run names its layer and its line, and the log can be narrowed to it", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools`);
  const parameters = [{ name: "fail", type: "boolean", required: true }];
  const code = 'console.warn("careful");\nif (params.fail) throw new TypeError("too heavy");\nreturn 1;';
  const tool = await createTool(page, workspace, { name: "heavy", code, parameters });
  await page.goto(`/${workspace}/tools/${tool.id}`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await page.getByRole("checkbox", { name: "fail" }).check();
  await page.getByRole("button", { name: "Run", exact: true }).click();

  const error = page.getByRole("alert").filter({ hasText: "TypeError: too heavy" });
  await expect(error).toContainText("Code");
  await expect(error).toContainText("Line 2");
  await expect(page.getByRole("region", { name: "Console output" })).toContainText("careful");
  await page.getByRole("region", { name: "Outcome" }).getByRole("link", { name: "Open in the log" }).click();
  await expect(page.getByRole("dialog", { name: "Execution" })).toContainText("TypeError: too heavy");
  await page.keyboard.press("Escape");

  const rows = page.getByRole("button", { name: /Open this execution/ });
  await expect(rows).toHaveCount(2);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Failed");
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/status=failed/);
});

test("a tool that does not exist says so", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools/01890000-0000-7000-8000-000000000000`);
  await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
});
