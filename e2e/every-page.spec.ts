import type { Page } from "@playwright/test";
import { detailPages } from "./detail-pages.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";
import { NOT_FOUND, OUTER_PAGES, PAGES } from "./pages.ts";

const DESKTOP = { width: 1440, height: 900 };
/** What is left of a window of 1440 × 900 at 200 % zoom. */
const ZOOMED = { width: 720, height: 450 };
const PHONE = { width: 390, height: 844 };
const SHIFT_MAX = 0.05;
const CONTROLS = ["button", "link", "textbox", "searchbox", "combobox", "checkbox"] as const;

test.use({ viewport: DESKTOP, allowed: NOT_FOUND });

// Not a test for each page: a person may have fifty workspaces only, and each test makes one.
for (const part of ["build", "settings"]) {
  test(`every page of ${part} is accessible, fits every window and does not jump`, async ({ page, workspace }) => {
    test.setTimeout(240_000);
    const paths = PAGES.filter((path) => path.startsWith("settings/") === (part === "settings"));
    for (const path of paths) await test.step(path, () => lookAt(page, `/${workspace}/${path}`, expectInShell));
  });
}

test("the pages before a workspace are accessible, fit every window and do not jump", async ({ page, person }) => {
  test.setTimeout(120_000);
  expect(person.email).toContain("@");
  for (const path of OUTER_PAGES) {
    if (path === "/sign-in") await page.context().clearCookies();
    await test.step(path, () => lookAt(page, path));
  }
});

test("the pages of a tool, a connector and a snippet are accessible, fit every window and do not jump", async ({ page, workspace }) => {
  test.setTimeout(240_000);
  for (const path of await detailPages(page, workspace)) await test.step(path, () => lookAt(page, `/${workspace}/${path}`));
});

/** All that must hold for a page as it stands, whatever it shows. */
async function lookAt(page: Page, path: string, alsoHolds?: (page: Page) => Promise<void>): Promise<void> {
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.addInitScript(countShifts);
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expectNamed(page);
  await alsoHolds?.(page);
  expect.soft(await page.evaluate(() => Reflect.get(window, "layoutShift")), `layout shift of ${path}`).toBeLessThan(SHIFT_MAX);
  await expectAccessible(page, `${path} in light`);
  expect.soft(await page.evaluate(moving), `what moves on ${path} though motion is reduced`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expectAccessible(page, `${path} in dark`);
  await expectVisibleFocus(page, path);
  for (const direction of ["ltr", "rtl"]) {
    await page.evaluate((dir) => document.documentElement.setAttribute("dir", dir), direction);
    for (const size of [DESKTOP, ZOOMED, PHONE]) {
      await page.setViewportSize(size);
      await expect.poll(() => page.evaluate(overflow), { message: `overflow of ${path}, ${direction}, ${size.width}px` }).toEqual(0);
    }
  }
}

/** A page of a workspace says which it is, beside the way to the others. */
async function expectInShell(page: Page): Promise<void> {
  await expect(page.getByRole("navigation", { name: "Workspace" })).toBeVisible();
  await expect(page).toHaveTitle(/.+ · Sintra Agent Studio/);
}

/** One main heading, landmarks, a title, and a name on each control. */
async function expectNamed(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page).toHaveTitle(/Sintra Agent Studio$/);
  const nameless = CONTROLS.map((role) => page.getByRole(role, { name: /^\s*$/ }));
  for (const controls of nameless) await expect.soft(controls).toHaveCount(0);
}

/** The first stops of the Tab key each show where the focus is. */
async function expectVisibleFocus(page: Page, path: string): Promise<void> {
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press("Tab");
    expect.soft(await page.evaluate(unmarkedFocus), `a focus that cannot be seen on ${path}`).toBeNull();
  }
}

function countShifts(): void {
  Reflect.set(window, "layoutShift", 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, "hadRecentInput") === true) continue;
      Reflect.set(window, "layoutShift", Number(Reflect.get(window, "layoutShift")) + Number(Reflect.get(entry, "value")));
    }
  }).observe({ type: "layout-shift", buffered: true });
}

function overflow(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

function moving(): string[] {
  const running = document.getAnimations().filter((animation) => animation.playState === "running");
  return running.filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 1).map(({ id }) => id || "an animation");
}

/** The focused element, when neither it nor what surrounds it looks different with and without focus. */
async function unmarkedFocus(): Promise<string | null> {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  const around = [focused, focused.parentElement, focused.closest("[class*=focus-within]"), focused.closest("label")];
  const look = () =>
    around.map((element) => {
      if (element === null) return "";
      const { outline, boxShadow, backgroundColor, borderColor, textDecoration } = getComputedStyle(element);
      return [outline, boxShadow, backgroundColor, borderColor, textDecoration, element.getBoundingClientRect().top].join();
    });
  // Colours change a frame later.
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await drawn();
  const withFocus = look().join();
  focused.blur();
  await drawn();
  const without = look().join();
  focused.focus({ preventScroll: true });
  return withFocus === without ? focused.outerHTML.slice(0, 300) : null;
}
