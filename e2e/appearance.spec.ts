import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("the menu leads everywhere, and a tool is run", async ({ page, workspace }) => {
    await page.goto(`/${workspace}/usage`);
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
