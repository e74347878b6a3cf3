import { availableParallelism } from "node:os";
import { AppError } from "#lib/errors.ts";
import { BootSlots } from "./broker/boot-slots.ts";
import { javascriptKind } from "./broker/javascript-kind.ts";
import { KillRecord } from "./broker/kill-record.ts";
import { Pool } from "./broker/pool.ts";
import { type PythonOptions, pythonKind } from "./broker/python-kind.ts";
import { exceedsBytes } from "./exceeds-bytes.ts";
import { SANDBOX_LIMITS } from "./limits.ts";
import type { Sandbox, SandboxRun } from "./types.ts";

export interface SandboxOptions {
  /** Absolute path of lib/sandbox/executor/main.ts: this file is bundled and cannot find it by itself. */
  entry: string;
  /** How many runs of JavaScript compute at the same time. */
  processes: number;
  /** Booted executors beyond that, to take the place of a killed one at once. */
  spares: number;
  /** How long a run may wait for one of them before it is refused, in milliseconds. */
  queueMsMax?: number;
  /** Without it Python is refused. Its executors start with the first run. */
  python?: PythonPool;
}

interface PythonPool extends PythonOptions {
  /** How many runs of Python compute at the same time. */
  processes: number;
  spares: number;
}

/** Waiting JavaScript runs of one tenant in one process; each has an engine of its own. */
const RUNS_PER_PROCESS = 32;
const MEMORY_MB_PER_PROCESS = 512;
/** How many tenants at least can have runs waiting for host calls at the same time. */
const WAITING_PROCESSES = 12;

/** The broker: hands runs to executor processes and holds their limits. Never parses what it passes on. */
export function createSandbox({ entry, processes, spares, python, queueMsMax = SANDBOX_LIMITS.queueMsMax }: SandboxOptions): Sandbox {
  const kills = new KillRecord();
  const bootSlots = new BootSlots(Math.max(1, Math.floor(availableParallelism() / 2)));
  const queue = { queueMsMax, queueLengthMax: SANDBOX_LIMITS.queueLengthMax, bootSlots };
  const sizes = { processes, spares, processesMax: 2 * processes + spares + WAITING_PROCESSES, runsPerProcess: RUNS_PER_PROCESS };
  const memoryMbPerProcess = MEMORY_MB_PER_PROCESS;
  const scripts = new Pool({ ...queue, ...sizes, memoryMbPerProcess, kind: async () => javascriptKind(entry), isLazy: false }, kills);
  const pythons =
    python && new Pool({ ...queue, ...pythonSizes(python), memoryMbPerProcess, kind: () => pythonKind(python), isLazy: true }, kills);
  return {
    async run(run) {
      assertSizes(run);
      if (run.language !== "python") return scripts.run(run);
      if (!pythons) throw new AppError("unavailable", "Python is not set up here.");
      return pythons.run(run);
    },
    async close() {
      await Promise.all([scripts.close(), pythons?.close()]);
    },
  };
}

/** A waiting run of Python keeps its process, so each level of runs that wait for runs needs one more. */
function pythonSizes({ processes, spares }: PythonPool) {
  return { processes, spares, processesMax: 2 * processes + spares + SANDBOX_LIMITS.depthMax, runsPerProcess: 1 };
}

function assertSizes(run: SandboxRun): void {
  if (exceedsBytes(run.code, SANDBOX_LIMITS.codeBytesMax)) throw new AppError("payload_too_large", "The code is larger than 100 KB.");
  if (exceedsBytes(run.paramsJson, SANDBOX_LIMITS.paramsBytesMax))
    throw new AppError("payload_too_large", "The parameters are larger than 1 MB.");
}
