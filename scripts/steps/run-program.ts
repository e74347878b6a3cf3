import { spawn } from "node:child_process";
import type { Lifecycle } from "./lifecycle.ts";
import { projectRoot } from "./project-root.ts";

export interface ProgramResult {
  exitCode: number;
  /** Empty when the output went straight to the terminal. */
  output: string;
}

export interface ProgramOptions {
  env?: Record<string, string>;
  /** Whether the output is collected instead of shown. */
  quiet?: boolean;
  /** After this time it is stopped; never where absent. */
  timeoutMs?: number;
}

/** Runs a program of node_modules under this Node; it ends with the script that runs it. */
export function runProgram(life: Lifecycle, file: string, args: string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  const { env = {}, quiet = false, timeoutMs } = options;
  const child = spawn(file === "node" ? process.execPath : file, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  life.onStop(() => void child.kill("SIGTERM"));
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ exitCode: 1, output: `${output}${error.message}` }));
    child.once("close", (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
