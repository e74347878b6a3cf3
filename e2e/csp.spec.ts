import type { Page } from "@playwright/test";
import { detailPages } from "./detail-pages.ts";
import { expect, test } from "./fixtures.ts";
import { NOT_FOUND, OUTER_PAGES, PAGES } from "./pages.ts";

test.use({ allowed: NOT_FOUND });

const PARTS = {
  "of the workspace": async (_page: Page, workspace: string) => PAGES.map((path) => `/${workspace}/${path}`),
  "of its first things": async (page: Page, workspace: string) =>
    (await detailPages(page, workspace)).map((path) => `/${workspace}/${path}`),
  "before a workspace": async () => OUTER_PAGES,
};

for (const [part, pathsOf] of Object.entries(PARTS)) {
  test(`every page ${part} works under a policy that lets scripts run by nonce only`, async ({ page, workspace, troubles }) => {
    test.setTimeout(180_000);
    for (const path of await pathsOf(page, workspace)) {
      const response = await page.goto(path);
      const policy = response?.headers()["content-security-policy"] ?? "";
      expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy.match(/script-src[^;]*/)?.[0], path).not.toContain("unsafe-inline");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForLoadState("networkidle");
      expect(troubles, path).toEqual([]);
    }
  });
}

test.describe("a script that came by another way", () => {
  test.use({ allowed: /Content Security Policy/ });

  test("does not run", async ({ page, workspace }) => {
    const address = `/${workspace}/tools`;
    const injected =
      '<script>window.hacked = 1</script><img src="data:," onerror="window.hacked = 2"><a href="javascript:window.hacked = 3">x</a>';
    // As if a name had been written into the page as HTML.
    await page.route(`**${address}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace("</body>", `${injected}</body>`) });
    });
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
  });
});

test("no nonce is given twice", async ({ page, workspace }) => {
  const nonces = new Set<string>();
  for (let visit = 0; visit < 5; visit += 1) {
    const response = await page.request.get(`/${workspace}/tools`);
    nonces.add(response.headers()["content-security-policy"]?.match(/'nonce-([^']+)'/)?.[1] ?? "");
  }
  expect(nonces.size).toBe(5);
});
