import { formatRows } from "../format-rows.ts";
import { goal } from "../goal.ts";
import { BARE_PAGE, type PageRow } from "./run-pages.ts";

const FIRST_CONTENT_MS = 1_000;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** One row per page, with its first content relative to that of a line of text. */
export function formatPagesTable(rows: PageRow[], markdown: boolean): string {
  const bare = rows.find(({ path }) => path === BARE_PAGE)?.firstContentMs ?? Number.NaN;
  const cells = rows.map(({ path, serverMs, firstContentMs, mainContentMs, layoutShift, scriptBytes }) => [
    path === BARE_PAGE ? "a line of text" : path.replace(/^\/[^/]+\/(?=.)/, "").replace(ID, "ID"),
    serverMs.toFixed(0),
    firstContentMs.toFixed(0),
    mainContentMs.toFixed(0),
    (firstContentMs / bare).toFixed(1),
    layoutShift.toFixed(3),
    (scriptBytes / 1000).toFixed(0),
  ]);
  const headings = ["page", "first byte ms", "first content ms", "main content ms", "× a line of text", "layout shift", "JavaScript kB"];
  return formatRows(headings, cells, { markdown, isText: (column) => column === 0 });
}

export function pagesGoal(rows: PageRow[]): string {
  const slowest = rows.reduce((worst, row) => (row.firstContentMs > worst.firstContentMs ? row : worst));
  return goal(
    `first content of the slowest page (${slowest.path.replace(ID, "ID")})`,
    slowest.firstContentMs,
    "at most",
    FIRST_CONTENT_MS,
    " ms",
  );
}
