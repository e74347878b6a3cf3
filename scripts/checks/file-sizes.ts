import { readFileSync } from "node:fs";
import path from "node:path";
import { filesOf } from "../steps/fingerprint.ts";
import { projectRoot } from "../steps/project-root.ts";
import { say } from "../steps/say.ts";
import { type Check, tallyOf } from "./check.ts";

const LINES_MAX = 400;
const FOLDERS = ["app", "components", "lib", "scripts", "e2e", "test-servers/programs"];
const SOURCE = /\.(tsx?|mjs|js|css)$/;
const FOREIGN = /^(components\/ui|lib\/db\/generated)\//;

/** A file that nobody can read at one sitting is to be split. */
export const fileSizes: Check = {
  title: "File sizes",
  async run() {
    const sources = FOLDERS.flatMap(filesOf).filter((file) => SOURCE.test(file) && !FOREIGN.test(file));
    const long = sources.map((file) => ({ file, lines: linesOf(file) })).filter(({ lines }) => lines > LINES_MAX);
    for (const { file, lines } of long) say(`${file} has ${lines} lines; the limit is ${LINES_MAX}.`);
    return tallyOf(long.length === 0);
  },
};

function linesOf(file: string): number {
  return readFileSync(path.join(projectRoot, file), "utf8").split("\n").length;
}
