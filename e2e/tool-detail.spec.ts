import type { Page } from "@playwright/test";
import { createTool } from "./create-tool.ts";
import { expect, expectOk, test } from "./fixtures.ts";

const PARAMETERS = [
  { name: "query", type: "string", required: true, description: "What to look for" },
  { name: "filter", type: "object", properties: [{ name: "from", type: "string" }] },
  { name: "limit", type: "integer", min: 1, max: 100 },
];

/** The definition of a new tool, with its JSON Schema in an ordinary text area. */
async function openDefinition(page: Page, workspace: string) {
  await page.goto(`/${workspace}/tools`);
  await page.evaluate(() => window.localStorage.setItem("code-editor", "plain"));
  const tool = await createTool(page, workspace, { name: "search", code: "return params;", parameters: PARAMETERS });
  await page.goto(`/${workspace}/tools/${tool.id}?tab=definition`);
  await expect(lines(page)).toHaveCount(4);
  await expect(schemaOf(page)).toBeVisible();
  return tool;
}

const lines = (page: Page) => page.getByRole("list", { name: "Parameters" }).getByRole("listitem");
const names = (page: Page) =>
  page
    .getByRole("list", { name: "Parameters" })
    .getByRole("textbox", { name: "Name" })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
const schemaOf = (page: Page) => page.getByRole("textbox", { name: "Parameters as JSON Schema" });
const LIMIT_IN_FILTER = /"from": \{\s+"type": "string"\s+\},\s+"limit"/;
const agentSees = (page: Page) => page.getByRole("region", { name: "Function definition" });

test("a definition is edited as a tree in step with its JSON Schema, and saved with what changed in words", async ({ page, workspace }) => {
  await openDefinition(page, workspace);
  await page.getByLabel("Description", { exact: true }).fill("Finds things by their name.");
  await page.getByRole("button", { name: "limit is required" }).click();
  await page.getByRole("button", { name: "Constraints of limit" }).click();
  await page.getByLabel("At most").fill("50");
  await expect(schemaOf(page)).toHaveValue(/"maximum": 50/);
  await expect(agentSees(page)).toContainText('"maximum": 50');
  await expect(agentSees(page)).toContainText("Finds things by their name.");
  await expect(page.getByRole("region", { name: "What an agent sees" }).getByText(/\d+ tokens/)).toBeVisible();

  await page.getByRole("button", { name: "Add parameter" }).click();
  await page.keyboard.type("page");
  await expect(schemaOf(page)).toHaveValue(/"page": \{/);
  await schemaOf(page).fill((await schemaOf(page).inputValue()).replace('"page"', '"page_number"'));
  await expect.poll(() => names(page)).toEqual(["query", "filter", "from", "limit", "page_number"]);

  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByRole("button", { name: /Show all \d+ changes/ }).click();
  await expect(bar).toContainText("limit is required now");
  await expect(bar).toContainText("limit must be at most 50 instead of 100");
  await expect(bar).toContainText("page_number was added, optional");
  await expect(bar.getByText("breaking")).toBeVisible();
  await page.getByRole("button", { name: "Save version 2" }).click();
  await expect(page.getByText("Saved as version 2")).toBeVisible();
  await expect(bar).toBeHidden();
  await page.reload();
  await expect.poll(() => names(page)).toEqual(["query", "filter", "from", "limit", "page_number"]);
});

test("a JSON Schema that is broken, or says more than the tree can, loses nothing", async ({ page, workspace }) => {
  await openDefinition(page, workspace);
  const whole = await schemaOf(page).inputValue();
  await schemaOf(page).fill(whole.replace('"type": "object",', '"type": object,'));
  await expect(page.getByText(/^Line 2: is no JSON/).first()).toBeVisible();
  expect(await names(page)).toEqual(["query", "filter", "from", "limit"]);

  await schemaOf(page).fill(whole.replace('"type": "object",', '"type": "object", "anyOf": [{ "required": ["limit"] }],'));
  await expect(page.getByRole("note")).toContainText("says more than the list can: anyOf");
  await expect(page.getByRole("list", { name: "Parameters" }).getByRole("textbox", { name: "Name" }).first()).toHaveAttribute("readonly");
  await page.getByRole("button", { name: "Save version 2" }).click();
  await expect(page.getByText("Saved as version 2")).toBeVisible();
  await page.reload();
  await expect(schemaOf(page)).toHaveValue(/anyOf/);

  await page.getByRole("button", { name: "Keep only what the list shows" }).click();
  await expect(schemaOf(page)).not.toHaveValue(/anyOf/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(schemaOf(page)).toHaveValue(/anyOf/);
});

test("parameters are moved and nested by keyboard and by mouse, and every step can be undone", async ({ page, workspace }) => {
  await openDefinition(page, workspace);
  await page.getByRole("button", { name: "Move limit" }).press("Alt+ArrowUp");
  expect(await names(page)).toEqual(["query", "limit", "filter", "from"]);
  await expect(page.getByRole("button", { name: "Move limit" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Move limit" }).press("Alt+ArrowRight");
  await expect(schemaOf(page)).toHaveValue(LIMIT_IN_FILTER);
  await page.getByRole("button", { name: "Undo" }).click();

  // Up past `filter.from`, where a field may be in `filter` or not.
  await page.getByRole("button", { name: "Move limit" }).press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expect.poll(() => names(page)).toEqual(["query", "filter", "limit", "from"]);
  await page.getByRole("button", { name: "Undo" }).click();

  const handle = await page.getByRole("button", { name: "Move limit" }).boundingBox();
  const target = await page.getByRole("group", { name: "query" }).boundingBox();
  if (handle === null || target === null) throw new Error("not on the screen");
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x, handle.y - 20, { steps: 4 });
  await page.mouse.move(handle.x, target.y - 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => names(page)).toEqual(["limit", "query", "filter", "from"]);
  await page.getByRole("button", { name: "Undo" }).click();

  // Below `filter.from`, and a level to the right: into `filter`.
  const below = await placesOf(page);
  await page.mouse.move(below.from.x, below.from.y);
  await page.mouse.down();
  await page.mouse.move(below.from.x + 8, below.from.y - 4, { steps: 4 });
  await page.mouse.move(below.to.x, below.to.y, { steps: 8 });
  await page.mouse.up();
  await expect(schemaOf(page)).toHaveValue(LIMIT_IN_FILTER);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Move limit" }).press("Alt+ArrowUp");
  await page.getByRole("button", { name: "Move limit" }).press("Alt+ArrowUp");

  await page.getByRole("button", { name: "More for filter" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  expect(await names(page)).toEqual(["limit", "query"]);
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await names(page)).toEqual(["limit", "query", "filter", "from"]);
});

test("what is not saved outlives another tab of the tool and a reload", async ({ page, workspace }) => {
  await openDefinition(page, workspace);
  await page.getByLabel("Title").fill("Half a thought");
  await page.getByRole("tab", { name: "Access" }).click();
  await expect(page.getByRole("heading", { name: "Who may run it" })).toBeVisible();
  // Switching it off makes a version, which takes nothing from what is being written.
  await page.getByRole("switch", { name: "Enabled" }).click();
  await expect(page.getByText("Nobody can run it")).toBeVisible();
  await page.getByRole("tab", { name: "Definition" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Half a thought");
  await expect(page.getByRole("button", { name: "Save version 3" })).toBeEnabled();

  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...window.sessionStorage }))).toContain("Half a thought");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.getByRole("button", { name: "Go on with them" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(page.getByLabel("Title")).toHaveValue("search");
});

test("two people edit the same tool: both changes are told and merged by hand", async ({ page, workspace, baseURL }) => {
  const tool = await openDefinition(page, workspace);
  await page.getByLabel("Title").fill("Mine");
  await page.getByLabel("Description", { exact: true }).fill("My words");
  const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
  const theirs = { displayName: "Theirs", tags: ["new"] };
  await expectOk(page.request.put(`/api/custom-tools/${tool.id}`, { headers, data: theirs }));
  await page.getByRole("button", { name: "Save version 2" }).click();

  const overtaken = page.getByRole("region", { name: "Somebody else saved a newer version" });
  await expect(overtaken).toContainText("It is called Theirs instead of search");
  await expect(overtaken).toContainText("Tag new was added");
  await overtaken.getByRole("group", { name: "Title" }).getByRole("radio", { name: "theirs" }).check();
  await overtaken.getByRole("button", { name: "Merge both" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Theirs");
  await expect(page.getByLabel("Description", { exact: true })).toHaveValue("My words");
  await page.getByRole("button", { name: "Save version 3" }).click();
  await expect(page.getByText("Saved as version 3")).toBeVisible();
  const saved = (await expectOk(page.request.get(`/api/custom-tools/${tool.id}`, { headers }))) as { tool: object };
  expect(saved.tool).toMatchObject({ displayName: "Theirs", description: "My words", tags: ["new"], version: 3 });
});

test("a name that another tool has is told while it is typed", async ({ page, workspace }) => {
  await openDefinition(page, workspace);
  const name = page.getByRole("textbox", { name: "Name", exact: true }).first();
  await name.fill("sample_profit_calculator");
  await expect(name).toHaveAccessibleDescription(/another tool of this workspace has this name/);
  await expect(page.getByRole("button", { name: "Save version 2" })).toBeDisabled();
  await name.fill("not a name");
  await expect(name).toHaveAccessibleDescription(/letters, digits/);
});

test("a tool is switched off and on, and shows who may run it, what it runs and what it did", async ({ page, workspace }) => {
  await openDefinition(page, workspace);
  await page.getByRole("tab", { name: "Access" }).click();
  await page.getByRole("switch", { name: "Enabled" }).click();
  await expect(page.getByText("Nobody can run it")).toBeVisible();
  await page.getByRole("tab", { name: "Run" }).click();
  await expect(page.getByText("This tool is switched off.")).toBeVisible();
  await page.getByRole("tab", { name: "Access" }).click();
  await page.getByRole("switch", { name: "Enabled" }).click();
  await expect(page.getByText("Whoever may run tools can call it.")).toBeVisible();

  await page.getByRole("tab", { name: "Run" }).click();
  await page.getByLabel("query").fill("shoes");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.getByRole("link", { name: "Edit the snippet" })).toBeVisible();
  await page.getByRole("tab", { name: "Run" }).click();
  await expect(page.getByLabel("query")).toHaveValue("shoes");
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await page.getByRole("tab", { name: "Usage" }).click();
  await expect(page.getByLabel("In all")).toContainText(/Calls\s*1/);
});

test("on a phone a definition is changed and saved, by touch alone", async ({ browser, baseURL, page, workspace }) => {
  const tool = await openDefinition(page, workspace);
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    storageState: await page.context().storageState(),
  });
  const phone = await context.newPage();
  await phone.goto(`/${workspace}/tools/${tool.id}?tab=definition`);
  await phone.getByRole("button", { name: "Move limit" }).evaluate((handle) => handle.scrollIntoView({ block: "center" }));
  await dragByTouch(phone, await placesOf(phone));
  await phone.getByRole("button", { name: "JSON Schema" }).tap();
  await expect(schemaOf(phone)).toHaveValue(LIMIT_IN_FILTER);
  await phone.getByRole("button", { name: "List" }).tap();
  await phone.getByRole("button", { name: "Undo" }).tap();
  await phone.getByRole("button", { name: "More for limit" }).tap();
  await phone.getByRole("menuitem", { name: "Move up" }).tap();
  await expect.poll(() => names(phone)).toEqual(["query", "limit", "filter", "from"]);
  await phone.getByRole("button", { name: "JSON Schema" }).tap();
  await expect(schemaOf(phone)).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await phone.getByRole("button", { name: "Save version 2" }).tap();
  await expect(phone.getByText("Saved as version 2")).toBeVisible();
  await context.close();
});

interface Point {
  x: number;
  y: number;
}

/** The handle of `limit`, and the place just below `filter.from`, one level further in. */
async function placesOf(page: Page): Promise<{ from: Point; to: Point }> {
  const handle = await page.getByRole("button", { name: "Move limit" }).boundingBox();
  const above = await page.getByRole("group", { name: "from", exact: true }).boundingBox();
  if (handle === null || above === null) throw new Error("not on the screen");
  const from = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
  return { from, to: { x: from.x + 22, y: above.y + above.height - 6 } };
}

/** A long touch takes hold; only the browser's own protocol knows fingers that move. */
async function dragByTouch(page: Page, { from, to }: { from: Point; to: Point }): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) =>
    browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [from]);
  // The line that is held fades.
  const held = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Move limit" }) });
  await expect(held).toHaveCSS("opacity", "0.4");
  for (let step = 1; step <= 8; step += 1) {
    await touch("touchMove", [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }]);
  }
  await touch("touchEnd", []);
}
