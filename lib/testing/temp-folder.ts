import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export interface TempFolder extends Disposable {
  path: string;
}

/** A folder for one test, removed with it. Other users may pass through, as PostgreSQL started by root must. */
export function tempFolder(): TempFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sintra-test-"));
  chmodSync(folder, 0o711);
  return { path: folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
