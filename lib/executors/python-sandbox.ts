import path from "node:path";
import { dataDir, env } from "#lib/env.ts";
import type { PythonOptions } from "#lib/sandbox/broker/python-kind.ts";

/** Where Python's executors find their parts. What is made of the installed packages alone is kept beside them, for every instance that runs from this folder. */
export function pythonSandbox(): Required<PythonOptions> {
  const fromRoot = (place: string) => path.resolve(/* turbopackIgnore: true */ env().SINTRA_ROOT, place);
  return {
    entry: fromRoot("lib/sandbox/executor/python/main.ts"),
    dataDir: fromRoot("node_modules/.cache/sintra"),
    wheelsDir: fromRoot(env().SINTRA_PYTHON_WHEELS ?? path.join(/* turbopackIgnore: true */ dataDir(), "wheels")),
  };
}
