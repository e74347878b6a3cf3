import type { Page, Request } from "@playwright/test";
import { detailPages } from "./detail-pages.ts";
import { expect, test } from "./fixtures.ts";
import { PAGES } from "./pages.ts";

const BYTES_MAX = 250_000;
/** What editors and charts are made of says so; nothing of it may come before it is asked for. */
const HEAVY = /monaco-editor|recharts-/;

interface Script {
  url: string;
  bytes: number;
  isHeavy: boolean;
}

test("no page ships more than 250 kB of compressed JavaScript before an editor or a chart is asked for", async ({ page, workspace }) => {
  test.setTimeout(240_000);
  const first = await page.request.get(`/${workspace}/tools`);
  test.skip(first.headers()["content-security-policy"]?.includes("unsafe-eval") === true, "the development build is larger");
  const tooLarge: string[] = [];
  const paths = [...PAGES, ...(await detailPages(page, workspace))].map((path) => `/${workspace}/${path}`);
  for (const path of [...paths, "/sign-in", "/sign-up"]) {
    // Somebody who is signed in is sent on from there.
    if (path === "/sign-in") await page.context().clearCookies();
    const html = await (await page.request.get(path)).text();
    const scripts = await loadedBy(page, path);
    const named = scripts.filter(({ url }) => html.includes(new URL(url).pathname));
    expect(named.length, path).toBeGreaterThan(0);
    expect(
      named.filter(({ isHeavy }) => isHeavy),
      `what the page ${path} names itself`,
    ).toEqual([]);
    const bytes = scripts.filter(({ isHeavy }) => !isHeavy).reduce((sum, script) => sum + script.bytes, 0);
    const label = `${Math.round(bytes / 1000)} kB ${path.replace(workspace, "…")}`;
    test.info().annotations.push({ type: "JavaScript", description: label });
    if (bytes > BYTES_MAX) tooLarge.push(label);
  }
  expect(tooLarge).toEqual([]);
});

/** Every script of a first visit until the page comes to rest, those that come by import() included. */
async function loadedBy(page: Page, path: string): Promise<Script[]> {
  const scripts: Promise<Script>[] = [];
  const note = (request: Request) => {
    if (request.resourceType() === "script") scripts.push(toScript(request));
  };
  page.on("requestfinished", note);
  // Nothing is kept from the page before.
  await page.route("**/*.js", (route) => route.continue());
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  page.off("requestfinished", note);
  return Promise.all(scripts);
}

async function toScript(request: Request): Promise<Script> {
  const { responseBodySize } = await request.sizes();
  const response = await request.response();
  return { url: request.url(), bytes: responseBodySize, isHeavy: HEAVY.test((await response?.text()) ?? "") };
}
