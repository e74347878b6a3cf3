import path from "node:path";
import { ensurePythonSnapshot } from "./ensure-python-snapshot.ts";
import type { ExecutorKind } from "./spawn-executor.ts";

export interface PythonOptions {
  /** Absolute path of lib/sandbox/executor/python/main.ts. */
  entry: string;
  /** Absolute path of the folder of generated state, in which the snapshot is kept. */
  dataDir: string;
  /** Absolute path of a folder with pure-Python wheels; it may be absent. */
  wheelsDir?: string;
}

/** Executors of Python. Builds what they start from when it is not there yet, which takes some seconds. */
export async function pythonKind({ entry, dataDir, wheelsDir }: PythonOptions): Promise<ExecutorKind> {
  const sandboxDir = path.resolve(/* turbopackIgnore: true */ path.dirname(entry), "../..");
  const rootDir = path.resolve(/* turbopackIgnore: true */ sandboxDir, "../..");
  const pyodideDir = path.join(/* turbopackIgnore: true */ rootDir, "node_modules", "pyodide");
  const snapshot = await ensurePythonSnapshot({ sandboxDir, pyodideDir, dataDir });
  const folders = [sandboxDir, pyodideDir, ...(wheelsDir === undefined ? [] : [wheelsDir])];
  return {
    entry,
    args: wheelsDir === undefined ? [snapshot] : [snapshot, wheelsDir],
    readable: [
      ...folders.map((folder) => `${folder}${path.sep}`),
      path.join(/* turbopackIgnore: true */ rootDir, "package.json"),
      snapshot,
    ],
    // The glue code of the interpreter is partly text that it makes functions of, so those cannot be forbidden here.
    flags: [],
    heapMb: 96,
  };
}
