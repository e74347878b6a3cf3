import path from "node:path";
import { type PythonOptions, pythonKind } from "../../../broker/python-kind.ts";

/** Shared by the test files, so that the snapshot is built once. */
export function pythonTestKind(options: Partial<PythonOptions> = {}) {
  const entry = path.resolve("lib/sandbox/executor/python/main.ts");
  return pythonKind({ entry, dataDir: path.resolve("node_modules/.cache/sandbox"), ...options });
}
