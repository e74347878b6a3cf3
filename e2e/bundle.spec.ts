import type { Page, Request } from "@playwright/test";
import { detailPages } from "./detail-pages.ts";
import { expect, test } from "./fixtures.ts";
import { PAGES } from "./pages.ts";

/** What a page names itself, and so is there before anything works. */
const SHIPPED_MAX = 250_000;
/** With the panels that it opens then by import(): the one of its tab, a tree with drag and drop. */
const RESTING_MAX = 330_000;
/** What Monaco and charts are made of says so. */
const HEAVY = /monaco-editor|recharts-/;

interface Script {
  url: string;
  bytes: number;
}

test("no page ships more than 250 kB of compressed JavaScript before an editor or a chart is asked for", async ({ page, workspace }) => {
  test.setTimeout(240_000);
  const first = await page.request.get(`/${workspace}/tools`);
  test.skip(first.headers()["content-security-policy"]?.includes("unsafe-eval") === true, "the development build is larger");
  const isHeavy = heavinessOf(page);
  const tooLarge: string[] = [];
  const paths = [...PAGES, ...(await detailPages(page, workspace))].map((path) => `/${workspace}/${path}`);
  for (const path of [...paths, "/sign-in", "/sign-up"]) {
    // Somebody who is signed in is sent on from there.
    if (path === "/sign-in") await page.context().clearCookies();
    const html = await (await page.request.get(path)).text();
    let [shipped, resting] = [0, 0];
    for (const { url, bytes } of await loadedBy(page, path)) {
      const isNamed = html.includes(new URL(url).pathname);
      if (await isHeavy(url)) {
        expect(isNamed, `${path} names ${url}`).toBe(false);
        break;
      }
      resting += bytes;
      if (isNamed) shipped += bytes;
    }
    expect(shipped, path).toBeGreaterThan(0);
    const label = `${Math.round(shipped / 1000)} kB, at rest ${Math.round(resting / 1000)} kB ${path.replace(workspace, "…")}`;
    test.info().annotations.push({ type: "JavaScript", description: label });
    if (shipped > SHIPPED_MAX || resting > RESTING_MAX) tooLarge.push(label);
  }
  expect(tooLarge).toEqual([]);
});

/** Every script of a first visit until the page comes to rest, those that come by import() included, in the order in which they were asked for. */
async function loadedBy(page: Page, path: string): Promise<Script[]> {
  const requests: Request[] = [];
  const note = (request: Request) => {
    if (request.resourceType() === "script") requests.push(request);
  };
  page.on("request", note);
  // Nothing is kept from the page before.
  await page.route("**/*.js", (route) => route.continue());
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  page.off("request", note);
  // What was given up for another page's sake was not sent.
  const sent = requests.filter((request) => request.failure() === null);
  return Promise.all(sent.map(async (request) => ({ url: request.url(), bytes: (await request.sizes()).responseBodySize })));
}

function heavinessOf(page: Page): (url: string) => Promise<boolean> {
  const known = new Map<string, boolean>();
  return async (url) => {
    const isHeavy = known.get(url) ?? HEAVY.test(await (await page.request.get(url)).text());
    known.set(url, isHeavy);
    return isHeavy;
  };
}
