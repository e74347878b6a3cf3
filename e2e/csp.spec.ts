import { detailPages } from "./detail-pages.ts";
import { expect, test } from "./fixtures.ts";
import { OUTER_PAGES, PAGES } from "./pages.ts";

test("every page works under a policy that lets scripts run by nonce only", async ({ page, workspace, troubles }) => {
  test.setTimeout(120_000);
  const inside = [...PAGES, ...(await detailPages(page, workspace))].map((path) => `/${workspace}/${path}`);
  for (const path of [...inside, ...OUTER_PAGES]) {
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

test.describe("a script that came by another way", () => {
  test.use({ allowed: [/Content Security Policy/] });

  test("does not run", async ({ page, workspace }) => {
    await page.goto(`/${workspace}/tools`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const refused = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
      const holder = document.createElement("div");
      holder.innerHTML = '<img src="data:," onerror="window.hacked = true">';
      document.body.append(holder);
      const inline = document.createElement("script");
      inline.textContent = "window.hacked = true";
      holder.append(inline);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { violations, hacked: Reflect.get(window, "hacked") };
    });
    expect(refused.hacked).toBeUndefined();
    expect(refused.violations).toContain("script-src-attr");
  });

  test("no nonce is given twice", async ({ page, workspace }) => {
    const nonces = new Set<string>();
    for (let visit = 0; visit < 5; visit += 1) {
      const response = await page.request.get(`/${workspace}/tools`);
      nonces.add(response.headers()["content-security-policy"]?.match(/'nonce-([^']+)'/)?.[1] ?? "");
    }
    expect(nonces.size).toBe(5);
  });
});
