import type { Page } from "@playwright/test";
import { createTool } from "./create-tool.ts";
import { expect, expectOk, test } from "./fixtures.ts";

const ECHO = {
  name: "echo_price",
  code: "return { price: params.price };",
  parameters: [{ name: "price", type: "number", required: true }],
};

/** A tool's definition with a title that is not saved yet. */
async function startEditing(page: Page, workspace: string, title: string) {
  await page.goto(`/${workspace}/tools`);
  const tool = await createTool(page, workspace, ECHO);
  await page.goto(`/${workspace}/tools/${tool.id}?tab=definition`);
  await titleOf(page).fill(title);
  return tool;
}

const titleOf = (page: Page) => page.getByLabel("Title", { exact: true });
const save = (page: Page) => page.getByRole("button", { name: /^Save version/ });

test("a session that ends while somebody edits costs nothing: they sign in over the page and save", async ({ page, workspace, person }) => {
  await startEditing(page, workspace, "Typed before the session ended");
  await page.context().clearCookies();
  await save(page).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByLabel("Password").fill("not the password");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog.getByRole("alert")).toContainText("do not belong together");
  await dialog.getByLabel("Password").fill(person.password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await expect(titleOf(page)).toHaveValue("Typed before the session ended");
  await save(page).click();
  await expect(page.getByText("Saved as version 2")).toBeVisible();
});

test.describe("without a network", () => {
  test.use({ allowed: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load chunk/ });

  test("the page says so, keeps what was typed, and saves when it is back", async ({ page, workspace }) => {
    // Monaco's workers come at a moment of their own, and fail loudly when that is in a tunnel.
    await page.addInitScript(() => window.localStorage.setItem("code-editor", "plain"));
    await startEditing(page, workspace, "Typed on a train");
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await expect(page.getByText("You are offline.")).toBeVisible();
    await save(page).click();
    await expect(page.getByText(/could not be reached/)).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText("You are offline.")).toBeHidden();
    await expect(titleOf(page)).toHaveValue("Typed on a train");
    await save(page).click();
    await expect(page.getByText("Saved as version 2")).toBeVisible();
  });
});

test.describe("a server that fails", () => {
  test.use({ allowed: /status of 50\d/ });

  test("is reported where it matters, with its request id and a way to try again", async ({ page, workspace }) => {
    const problem = {
      type: "about:blank",
      title: "Something went wrong",
      status: 500,
      detail: "Try again.",
      code: "internal",
      requestId: "req-42",
    };
    await page.goto(`/${workspace}/tools`);
    await expect(page.getByRole("link", { name: "Profit calculator (sample)" })).toBeVisible();
    await page.route("**/api/custom-tools?*", (route) =>
      route.fulfill({ status: 500, contentType: "application/problem+json", json: problem }),
    );
    await page.getByRole("searchbox", { name: "Search tools" }).fill("currency");
    await expect(page.getByText("request req-42")).toBeVisible();
    await page.unroute("**/api/custom-tools?*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("link", { name: "Convert currency (sample)" })).toBeVisible();
  });
});

test("a slow network shows that something goes on, and sends what is saved once", async ({ page, workspace }) => {
  const tool = await startEditing(page, workspace, "Saved once");
  const held = Promise.withResolvers<void>();
  let sent = 0;
  await page.route(`**/api/custom-tools/${tool.id}`, async (route) => {
    if (route.request().method() !== "PUT") return route.continue();
    sent += 1;
    await held.promise;
    await route.continue();
  });
  await save(page).click();
  // It says that it is disabled, which does not keep a hasty finger from it.
  await save(page).click({ force: true });
  await page.keyboard.press("ControlOrMeta+s");
  await expect(save(page)).toHaveAttribute("aria-disabled", "true");
  held.resolve();
  await expect(page.getByText("Saved as version 2")).toBeVisible();
  expect(sent).toBe(1);
});

test("a page that takes its time shows its outline at once", async ({ page, workspace }) => {
  const held = Promise.withResolvers<void>();
  // The outline comes with what a link fetches before it is clicked.
  const fetched = page.waitForResponse((response) => response.url().includes(`/${workspace}/connectors?`));
  await page.goto(`/${workspace}/tools`);
  await (await fetched).finished();
  await page.waitForLoadState("networkidle");
  await page.route(`**/${workspace}/connectors?*`, async (route) => {
    if (route.request().headers()["next-router-prefetch"] === undefined) await held.promise;
    await route.continue();
  });
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Connectors" }).click();
  await expect(page.getByRole("status", { name: "Loading" })).toBeVisible();
  held.resolve();
  await expect(page.getByRole("heading", { level: 1, name: "Connectors" })).toBeVisible();
});

for (const { choice, title } of [
  { choice: "Keep all of mine", title: "Mine" },
  { choice: "Take theirs", title: "Theirs" },
]) {
  test(`two people edit the same tool: the second compares, and may choose "${choice}"`, async ({ page, workspace, baseURL }) => {
    const tool = await startEditing(page, workspace, "Mine");
    const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
    await expectOk(page.request.put(`/api/custom-tools/${tool.id}`, { headers, data: { version: 1, displayName: "Theirs" } }));
    await save(page).click();
    const overtaken = page.getByRole("region", { name: "Somebody else saved a newer version" });
    await expect(overtaken).toContainText("version 2");
    await overtaken.getByRole("button", { name: choice }).click();
    await expect(overtaken).toBeHidden();
    await expect(titleOf(page)).toHaveValue(title);
    if (title === "Mine") {
      await save(page).click();
      await expect(page.getByText("Saved as version 3")).toBeVisible();
    }
    await page.reload();
    await expect(titleOf(page)).toHaveValue(title);
  });
}

test("nobody leaves unsaved work by accident: links, the palette, Back and the tab itself ask", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/connectors`);
  await startEditing(page, workspace, "Not saved");
  const dialog = page.getByRole("alertdialog", { name: "Leave without saving?" });
  const here = page.url();

  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Connectors" }).click();
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(dialog).toBeHidden();

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("option", { name: "Members" }).click();
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(dialog).toBeHidden();
  expect(page.url()).toBe(here);
  await expect(titleOf(page)).toHaveValue("Not saved");

  const [warning] = await Promise.all([page.waitForEvent("dialog"), page.evaluate(() => setTimeout(() => window.location.reload()))]);
  expect(warning.type()).toBe("beforeunload");
  await warning.dismiss();
  await expect(titleOf(page)).toHaveValue("Not saved");

  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Connectors" }).click();
  await dialog.getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(`/${workspace}/connectors`);
});

test("Back asks as well", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools`);
  await page.getByRole("link", { name: "Profit calculator (sample)" }).click();
  await page.getByRole("tab", { name: "Definition" }).click();
  await titleOf(page).fill("Not saved");
  await page.evaluate(() => setTimeout(() => window.history.go(-2)));
  const dialog = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(titleOf(page)).toHaveValue("Not saved");
});

test("names and results are shown as text, whatever they contain", async ({ page, workspace }) => {
  const name = `<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"> ${"W".repeat(90)} \u202Eemit reverof`;
  const code = 'return { html: params.html, long: "x".repeat(100_000), control: "\\u0000\\u0007\\u202E\\u200B", deep: [[[["in"]]]] };';
  await page.goto(`/${workspace}/tools`);
  const tool = await createTool(page, workspace, { name: "hostile", code, parameters: [{ name: "html", type: "string", required: true }] });
  const headers = { "x-workspace": workspace, origin: new URL(page.url()).origin };
  await expectOk(page.request.put(`/api/custom-tools/${tool.id}`, { headers, data: { version: 1, displayName: name, description: name } }));
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.goto(`/${workspace}/tools`);
    await expect(page.getByRole("link", { name: /<script>window\.hacked/ })).toBeVisible();
    expect(await overflow(page)).toBe(0);
    await page.goto(`/${workspace}/tools/${tool.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("<script>");
    await page.getByLabel("html", { exact: true }).fill("</textarea><svg onload=alert(1)>");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(page.getByText(/Succeeded in/)).toBeVisible();
    await expect(page.getByText("<svg onload=alert(1)>").first()).toBeVisible();
    expect(await overflow(page)).toBe(0);
  }
  expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
});

test("from right to left and at 200 % zoom a tool is found, run and read", async ({ page, workspace }) => {
  await page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => document.documentElement.setAttribute("dir", "rtl")));
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto(`/${workspace}/tools`);
  await page.getByRole("link", { name: "Profit calculator (sample)" }).click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  expect(await overflow(page)).toBe(0);
});

test("ten thousand tools scroll smoothly, and only those in sight are in the page", async ({ page, workspace, baseURL }) => {
  test.setTimeout(240_000);
  await page.goto(`/${workspace}/tools`);
  const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
  const snippet = { name: "shared", displayName: "Shared", language: "javascript", code: "return 1;", parameters: [] };
  const made = (await expectOk(page.request.post("/api/custom-tools/code-snippets", { headers, data: snippet }))) as {
    snippet: { id: string };
  };
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await makeTools(10_000, new URL("/api/custom-tools", baseURL).href, { ...headers, cookie }, made.snippet.id);

  await page.goto(`/${workspace}/tools`);
  await expect(page.getByText(/^10,003 tools/)).toBeVisible();
  const { looks, blank, most } = await page.evaluate(scrollDown);
  expect(blank / looks, "share of looks at the middle of the list that found no row").toBeLessThan(0.2);
  expect(most, "rows in the document at any time").toBeLessThan(120);
  await page.getByRole("searchbox", { name: "Search tools" }).fill("bulk tool 7777");
  await expect(page.getByRole("link", { name: "Bulk tool 7777" })).toBeVisible();
});

async function makeTools(count: number, address: string, headers: Record<string, string>, snippetId: string): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const number = next++;
      const body = {
        name: `bulk_${number}`,
        displayName: `Bulk tool ${number}`,
        type: "code_execution",
        parameters: [],
        config: { snippetId },
      };
      const response = await fetch(address, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
      await response.body?.cancel();
    }
  };
  await Promise.all(Array.from({ length: 12 }, work));
}

/** Scrolls through some thousand rows like a person in a hurry: how often there was nothing to see, and how many rows there were at most. */
async function scrollDown(): Promise<{ looks: number; blank: number; most: number }> {
  const looks = 150;
  let blank = 0;
  let most = 0;
  for (let look = 0; look < looks; look += 1) {
    window.scrollBy(0, 400);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const middle = document.elementFromPoint(window.innerWidth * 0.6, window.innerHeight / 2);
    if (middle?.closest("tr") == null) blank += 1;
    most = Math.max(most, document.querySelectorAll("tr").length);
  }
  return { looks, blank, most };
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
