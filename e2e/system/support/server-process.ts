import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./project-root.ts";

export interface ServerProcess {
  pid: number;
  /** What `ready` matched first. */
  match: RegExpExecArray;
  /** Everything it wrote to stdout and stderr so far. */
  output(): string;
  kill9(): Promise<void>;
  /** SIGTERM, and the exit code; null when it had to be killed. */
  stop(): Promise<number | null>;
}

const STOP_PATIENCE_MS = 30_000;
const OWN_NODE = path.join(projectRoot, "node_modules/.bin/node");
/** The product's own Node, as `npm start` uses it, where there is one for this machine. */
const NODE = existsSync(OWN_NODE) ? OWN_NODE : process.execPath;

/** Runs a server of the project with no settings but `env`, until it writes a line that `ready` matches. */
export async function startServerProcess(args: string[], env: Record<string, string>, ready: RegExp): Promise<ServerProcess> {
  const child = spawn(NODE, args, { cwd: projectRoot, env: { ...inherited(), NODE_ENV: "production", ...env }, stdio: "pipe" });
  child.stdin.end();
  let output = "";
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = ready.exec(output);
      if (found !== null) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready:\n${output}`)));
  });
  return {
    pid: child.pid ?? 0,
    match,
    output: () => output,
    kill9: () => end(child, "SIGKILL"),
    stop: () => stop(child),
  };
}

/** What a program needs to run at all; no setting of the product. */
function inherited(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "USER"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

async function stop(child: ChildProcess): Promise<number | null> {
  const cutOff = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
  await end(child, "SIGTERM");
  clearTimeout(cutOff);
  return child.exitCode;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}
