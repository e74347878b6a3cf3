import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { detailPages } from "./detail-pages.ts";
import { expect, test } from "./fixtures.ts";
import { PAGES } from "./pages.ts";

const BYTES_MAX = 250_000;

test("no page ships more than 250 kB of compressed JavaScript before an editor or a chart is asked for", async ({ page, workspace }) => {
  test.setTimeout(120_000);
  const sizes = new Map<string, number>();
  const sizeOf = async (src: string) => {
    const known = sizes.get(src) ?? (await sentBytes(page, src));
    sizes.set(src, known);
    return known;
  };
  const first = await page.request.get(`/${workspace}/tools`);
  test.skip(first.headers()["content-security-policy"]?.includes("unsafe-eval") === true, "the development build is larger");
  const tooLarge: string[] = [];
  const paths = [...PAGES, ...(await detailPages(page, workspace))].map((path) => `/${workspace}/${path}`);
  for (const path of [...paths, "/sign-in", "/sign-up"]) {
    // Somebody who is signed in is sent on from there.
    if (path === "/sign-in") await page.context().clearCookies();
    const html = await (await page.request.get(path)).text();
    // What the page names itself; editors, charts and the tokenizer come by import() when they are shown.
    const scripts = new Set([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"(?![^>]*nomodule)/gi)].map((match) => match[1] ?? ""));
    let bytes = 0;
    for (const src of scripts) bytes += await sizeOf(src);
    expect(scripts.size, path).toBeGreaterThan(0);
    test.info().annotations.push({ type: "JavaScript", description: `${Math.round(bytes / 1000)} kB ${path.replace(workspace, "…")}` });
    if (bytes > BYTES_MAX) tooLarge.push(`${path.replace(workspace, "…")}: ${Math.round(bytes / 1000)} kB`);
  }
  expect(tooLarge).toEqual([]);
});

/** What crosses the network for a script. */
async function sentBytes(page: Page, src: string): Promise<number> {
  const response = await page.request.get(src);
  const { "content-encoding": encoding, "content-length": length } = response.headers();
  // Next compresses while it sends, and then names no length.
  return encoding === "br" && length !== undefined ? Number(length) : gzipSync(await response.body()).byteLength;
}
