import fs from "node:fs";

/** In this order: a file may use what an earlier one has put on the bridge, and the last refuses to clone what the others define. */
const FILES = ["bytes", "encoding", "search-params", "url", "crypto", "calls", "headers", "fetch", "structured-clone"];

/** Each is a function expression that installs web APIs in the guest, given the prelude's bridge; all of them share one bridge. */
export const WEB_SOURCES: readonly string[] = FILES.map(readSource);

function readSource(file: string): string {
  const source = fs.readFileSync(new URL(`./${file}.guest.js`, import.meta.url), "utf8");
  // An expression ends without the semicolon that the formatter puts there.
  return source.trimEnd().replace(/;$/, "");
}
