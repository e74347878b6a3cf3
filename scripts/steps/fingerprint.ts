import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./project-root.ts";

/** Hash over names and contents of the given files and folders; a missing one counts as absent. */
export function fingerprint(entries: string[], ignores: (file: string) => boolean = () => false): string {
  const hash = createHash("sha256").update(process.version);
  for (const entry of entries) {
    for (const file of filesOf(entry)) {
      if (ignores(file)) continue;
      hash.update(`\0${file}\0`).update(readFileSync(path.join(projectRoot, file)));
    }
  }
  return hash.digest("hex");
}

/** Paths of all files below an entry, relative to the project, in a stable order. */
export function filesOf(entry: string): string[] {
  const full = path.join(projectRoot, entry);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [entry];
  const found = readdirSync(full, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return found.map((item) => path.relative(projectRoot, path.join(item.parentPath, item.name))).sort();
}

export function readStamp(file: string): string | undefined {
  const full = path.join(projectRoot, file);
  return existsSync(full) ? readFileSync(full, "utf8") : undefined;
}
