import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import readline from "node:readline";

export interface StartOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Its first group is the URL. */
  urlPattern?: RegExp;
}

export interface StartedProcess extends AsyncDisposable {
  url: string;
  pid: number;
  /** Everything it wrote to stdout and stderr so far. */
  output(): string;
  /** Sends SIGTERM and resolves with the exit code. */
  stop(): Promise<number | null>;
}

const ANY_URL = /(http:\/\/127\.0\.0\.1:\d+)/;

/** Runs a server under this Node in production mode, and waits for the line in which it prints its URL. */
export async function startProcess(args: string[], { cwd, env = {}, urlPattern = ANY_URL }: StartOptions): Promise<StartedProcess> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      lines.push(line);
      const found = urlPattern.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    };
    readline.createInterface({ input: child.stdout }).on("line", read);
    readline.createInterface({ input: child.stderr }).on("line", read);
    child.once("exit", () => reject(new Error(`The server ended before it was ready: ${lines.join("\n")}`)));
  });
  const stop = () => stopChild(child);
  return { url, pid: child.pid ?? 0, output: () => lines.join("\n"), stop, [Symbol.asyncDispose]: async () => void (await stop()) };
}

async function stopChild(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  return child.exitCode;
}
