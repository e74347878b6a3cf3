import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { OUTER_PAGES, PAGES } from "./pages.ts";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("no page scrolls sideways, and the menu leads everywhere", async ({ page, workspace }) => {
    test.slow(); // It looks at every page.
    for (const path of PAGES) {
      await page.goto(`/${workspace}/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await overflow(page), path).toBe(0);
    }
    await page.getByRole("button", { name: "Open the menu" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "Tools" }).click();
    await page.getByRole("link", { name: "Profit calculator (sample)" }).click();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(page.getByText(/Succeeded in/)).toBeInViewport();
    for (const tab of ["Run", "Log", "Definition"]) {
      await page.getByRole("tab", { name: tab }).click();
      await expect(page.getByRole("tabpanel", { name: tab })).toBeVisible();
      expect(await overflow(page), tab).toBe(0);
    }
  });

  test.describe("before a workspace", () => {
    // One of the pages is what somebody sees who goes to an address that does not exist.
    test.use({ allowed: /status of 404 .*\/nothing\/here$/ });

    test("no page scrolls sideways", async ({ page }) => {
      for (const path of OUTER_PAGES) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await overflow(page), path).toBe(0);
      }
    });
  });
});

test("the chosen theme stays after a reload", async ({ page, person, workspace }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`/${workspace}/tools`);
  await expect(page.locator("html")).not.toHaveClass(/dark/);
  const light = await background(page);
  await page.getByRole("button", { name: `Account of ${person.name}` }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);
  expect(await background(page)).not.toBe(light);
});

test("the system's dark theme is followed until another is chosen", async ({ page, workspace }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/${workspace}/tools`);
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("every page has its landmarks, one main heading, a title, and a name on each control", async ({ page, workspace }) => {
  test.slow(); // It looks at every page.
  for (const path of PAGES) {
    await page.goto(`/${workspace}/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("navigation", { name: "Workspace" })).toBeVisible();
    await expect(page).toHaveTitle(/.+ · Sintra Agent Studio/);
    for (const role of ["button", "link", "textbox", "searchbox", "combobox", "checkbox"] as const) {
      for (const control of await page.getByRole(role).all()) await expect(control).toHaveAccessibleName(/\S/);
    }
  }
});

test("the first tab stop skips to the content", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/tools`);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}
