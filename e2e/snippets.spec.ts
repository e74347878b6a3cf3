import type { Page } from "@playwright/test";
import { fillCode } from "./fill-code.ts";
import { expect, expectOk, test } from "./fixtures.ts";

const base = "/api/custom-tools/code-snippets";

async function makeSnippet(page: Page, workspace: string, snippet: Record<string, unknown>): Promise<string> {
  const headers = { "x-workspace": workspace, origin: new URL(page.url() === "about:blank" ? "http://localhost" : page.url()).origin };
  const answer = await expectOk(page.request.post(base, { headers, data: { language: "javascript", ...snippet } }));
  return (answer as { snippet: { id: string } }).snippet.id;
}

/** The editor's own toolbar is there as soon as it can be typed in. */
async function openEditor(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("textbox", { name: "Code", exact: true })).toBeAttached({ timeout: 30_000 });
}

const outcome = (page: Page) => page.getByRole("region", { name: "Outcome" });

test("a new snippet runs before it is saved, is saved, changed and restored", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/snippets`);
  await page.getByRole("link", { name: "New snippet" }).click();
  await page.getByRole("radio", { name: "TypeScript" }).check();
  await page.getByRole("link", { name: "Transform data" }).click();
  await expect(page.getByRole("textbox", { name: "Code", exact: true })).toBeAttached({ timeout: 30_000 });
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(outcome(page).getByText(/Succeeded in/)).toBeVisible({ timeout: 30_000 });
  await expect(outcome(page).getByText("9.3")).toBeVisible();
  await expect(outcome(page).getByText("2 lines")).toBeVisible();

  await page.keyboard.press("ControlOrMeta+s");
  const title = page.getByRole("textbox", { name: "Title" });
  await expect(title).toBeFocused();
  await title.fill("Order total");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page).toHaveURL(/\/snippets\/[0-9a-f-]{36}$/);

  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("order_total");
  await fillCode(page, "Code", "return params.lines.length;\n");
  await expect(page.getByText("Not saved")).toBeVisible();
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByRole("main").getByText("v2", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Not saved")).toBeHidden();
});

test("an error is marked on the line of the code that threw it", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/snippets`);
  const id = await makeSnippet(page, workspace, {
    name: "broken",
    displayName: "Broken",
    code: "const a = 1;\nthrow new RangeError('too far');\n",
  });
  await page.evaluate(() => localStorage.setItem("code-editor", "plain"));
  await openEditor(page, `/${workspace}/snippets/${id}`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(outcome(page).getByText("RangeError: too far").first()).toBeVisible();
  const marker = page.getByRole("button", { name: "Line 2: RangeError: too far" });
  await expect(marker).toBeVisible();
  await marker.click();
  await expect(page.getByRole("textbox", { name: "Code", exact: true })).toBeFocused();
  await fillCode(page, "Code", "return 1;");
  await expect(marker).toBeHidden();
});

test("console lines appear while the code runs, and stopping it ends it on the server", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/snippets`);
  const code = "for (let n = 1; n <= 200; n++) { console.log('line', n); await sleep(100); }";
  const id = await makeSnippet(page, workspace, { name: "slow", displayName: "Slow", code, timeoutMs: 30_000 });
  await openEditor(page, `/${workspace}/snippets/${id}`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(outcome(page).getByText("line 3")).toBeVisible();
  await expect(outcome(page).getByText("Running", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(outcome(page).getByText("Stopped")).toBeVisible();
  const newest = async () => {
    const answer = await page.request.get("/api/custom-tools/executions?limit=1", { headers: { "x-workspace": workspace } });
    const { logs } = (await answer.json()) as { logs: { status: string; version: number; error: { error?: { code: string } } | null }[] };
    return [logs[0]?.status, logs[0]?.version, logs[0]?.error?.error?.code];
  };
  await expect.poll(newest).toEqual(["failed", 0, "CANCELLED"]);
});

test("parameters become a form, what is missing is asked for, and settings are checked", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/snippets`);
  const parameters = [{ name: "who", type: "string", required: true }];
  const id = await makeSnippet(page, workspace, { name: "greet", displayName: "Greet", code: "return 'Hi ' + params.who;", parameters });
  await openEditor(page, `/${workspace}/snippets/${id}`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const who = page.getByRole("textbox", { name: /^who/ });
  await expect(who).toBeFocused();
  await who.fill("Ana");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(outcome(page).getByText("Hi Ana")).toBeVisible();

  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(page).toHaveURL(/panel=settings/);
  const host = page.getByRole("combobox", { name: "Hosts" });
  await host.fill("https://example.com/");
  await host.press("Enter");
  await expect(host).toHaveAccessibleDescription(/write a host name/);
  await host.fill("API.example.com");
  await host.press("Enter");
  await expect(page.getByRole("button", { name: "Remove host api.example.com" })).toBeVisible();
  await page.getByRole("spinbutton", { name: /^Time/ }).fill("99999999");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByRole("spinbutton", { name: /^Time/ })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("spinbutton", { name: /^Time/ }).fill("2000");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Saved as version 2")).toBeVisible();
});

for (const [language, typed] of [
  ["typescript", "params."],
  ["python", 'params["'],
] as const) {
  test(`the editor suggests the parameters in ${language}`, async ({ page, workspace }) => {
    await openEditor(page, `/${workspace}/snippets/new?language=${language}&start=transform`);
    await page.getByRole("textbox", { name: "Code", exact: true }).focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type(typed);
    // The language's own worker may come after the editor: then one asks once more.
    await expect(async () => {
      await page.keyboard.press("Control+Space");
      await expect(page.getByRole("listbox", { name: "Suggest" })).toContainText("lines", { timeout: 3_000 });
    }).toPass({ timeout: 40_000 });
  });
}

test("another language keeps what was written, there and back", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/snippets`);
  const id = await makeSnippet(page, workspace, { name: "tongues", displayName: "Tongues", code: "return 1;" });
  await openEditor(page, `/${workspace}/snippets/${id}?panel=settings`);
  const language = page.getByRole("combobox", { name: "Language" });
  await language.selectOption("TypeScript");
  await fillCode(page, "Code", "return 22;");
  await language.selectOption("JavaScript");
  await page.getByRole("textbox", { name: "Code", exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(" // once more");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(outcome(page).getByText("22", { exact: true })).toBeVisible({ timeout: 30_000 });
});

test("what somebody else saved meanwhile is not overwritten, and nothing typed is lost", async ({ page, workspace, baseURL }) => {
  await page.goto(`/${workspace}/snippets`);
  const id = await makeSnippet(page, workspace, { name: "shared", displayName: "Shared", code: "return 1;" });
  await openEditor(page, `/${workspace}/snippets/${id}`);
  await page.getByRole("textbox", { name: "Title" }).fill("Mine");
  const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
  await expectOk(page.request.put(`${base}/${id}`, { headers, data: { displayName: "Theirs" } }));
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Somebody else has saved a newer version", { exact: false })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Mine");
  await page.getByRole("button", { name: "Show the newer version" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Theirs");
});

test("the list is searched and filtered in the address, and a snippet in use says which tool runs it", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/snippets`);
  await makeSnippet(page, workspace, { name: "words", displayName: "Words", code: "return 1", language: "python" });
  await page.getByRole("combobox", { name: "Language" }).selectOption("Python");
  await expect(page.getByRole("table", { name: "Snippets" }).getByRole("link")).toHaveText(["Words"]);
  await page.reload();
  await expect(page.getByRole("table", { name: "Snippets" }).getByRole("link")).toHaveText(["Words"]);
  await page.goto(`/${workspace}/snippets?search=profit`);
  await page.getByRole("link", { name: /Calculate profit/ }).click();
  await page.getByRole("button", { name: "Delete snippet" }).click();
  await expect(page.getByRole("alertdialog").getByRole("link", { name: /Profit calculator/ })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("a snippet is written in a plain text area and run", async ({ page, workspace }) => {
    await page.goto(`/${workspace}/snippets/new?language=python&start=empty`);
    await page.getByRole("textbox", { name: "Code", exact: true }).fill('print("one")\nreturn "two"');
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(outcome(page).getByText("one", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(outcome(page).getByText(/two/).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });
});
