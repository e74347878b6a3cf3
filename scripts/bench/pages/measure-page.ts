import type { Browser, BrowserContextOptions } from "@playwright/test";

/** One first visit, with nothing in the browser's cache. */
export interface PageSample {
  /** From the click to the first text or picture, as the browser tells. */
  firstContentMs: number;
  /** To the largest of them. */
  mainContentMs: number;
  /** Until the server's first byte, of the first of these. */
  serverMs: number;
  layoutShift: number;
  /** JavaScript that crossed the network before the page came to rest, editors and charts included. */
  scriptBytes: number;
}

/** `storageState` holds the session. */
export async function measurePage(browser: Browser, url: string, storageState: BrowserContextOptions["storageState"]): Promise<PageSample> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...(storageState === undefined ? {} : { storageState }),
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script") sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(url);
    await page.waitForLoadState("networkidle");
    const scriptBytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { ...(await page.evaluate(readObserved)), scriptBytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything else. */
function observe(): void {
  Reflect.set(window, "benchShift", 0);
  Reflect.set(window, "benchLargest", 0);
  const watch = (type: string, name: string, next: (before: number, entry: PerformanceEntry) => number) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Reflect.set(window, name, next(Number(Reflect.get(window, name)), entry));
    }).observe({ type, buffered: true });
  watch("layout-shift", "benchShift", (before, entry) => before + Number(Reflect.get(entry, "value")));
  watch("largest-contentful-paint", "benchLargest", (_, entry) => entry.startTime);
}

/** Runs in the page. */
function readObserved() {
  const [navigation] = performance.getEntriesByType("navigation");
  return {
    firstContentMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    mainContentMs: Number(Reflect.get(window, "benchLargest")),
    serverMs: Number(navigation && Reflect.get(navigation, "responseStart")),
    layoutShift: Number(Reflect.get(window, "benchShift")),
  };
}
