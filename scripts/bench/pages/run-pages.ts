import { chromium } from "@playwright/test";
import { detailPages } from "../../../e2e/detail-pages.ts";
import { signIn } from "../../../e2e/fixtures.ts";
import { launchOptions } from "../../../e2e/launch-options.ts";
import { PAGES } from "../../../e2e/pages.ts";
import { BENCH_OWNER, type BenchServers } from "../start-servers.ts";
import { measurePage, type PageSample } from "./measure-page.ts";

export interface PageRow extends PageSample {
  path: string;
}

/** What the browser itself takes for the least that the same server sends. */
export const BARE_PAGE = "/api/health/live";

/** First visits to each page, in turn with one to a line of text, so many times; the median of each figure. */
export async function runPages({ studio }: BenchServers, rounds: number, progress: (text: string) => void): Promise<PageRow[]> {
  const browser = await chromium.launch(launchOptions);
  try {
    const origin = studio.url.replace("127.0.0.1", "localhost");
    const { paths, storageState } = await openStudio(browser, origin);
    const samples = new Map<string, PageSample[]>(paths.map((path) => [path, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const path of paths) {
        const isOuter = path === "/sign-in" || path === BARE_PAGE;
        const sample = await measurePage(browser, origin + path, isOuter ? undefined : storageState);
        // The first round loads the page's code into the server.
        if (round > 0) samples.get(path)?.push(sample);
      }
      progress(`pages, round ${round} of ${rounds}`);
    }
    return [...samples].map(([path, all]) => ({ path, ...medianOf(all) }));
  } finally {
    await browser.close();
  }
}

async function openStudio(browser: Awaited<ReturnType<typeof chromium.launch>>, origin: string) {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await signIn(page.request, BENCH_OWNER, origin);
  await page.goto("/");
  const workspace = new URL(page.url()).pathname.split("/")[1] ?? "";
  const inside = [...PAGES, ...(await detailPages(page, workspace))].map((path) => `/${workspace}/${path}`);
  const storageState = await context.storageState();
  await context.close();
  return { paths: [BARE_PAGE, "/sign-in", ...inside], storageState };
}

function medianOf(samples: PageSample[]): PageSample {
  const of = (key: keyof PageSample) => samples.map((sample) => sample[key]).sort((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;
  return {
    firstContentMs: of("firstContentMs"),
    mainContentMs: of("mainContentMs"),
    serverMs: of("serverMs"),
    layoutShift: of("layoutShift"),
    scriptBytes: of("scriptBytes"),
  };
}
