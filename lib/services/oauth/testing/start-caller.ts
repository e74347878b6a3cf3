import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

export interface Caller {
  pid: number;
  /** Makes all calls at once. */
  go(): Promise<{ succeeded: number; failures: string[] }>;
  /** At once, as by `kill -9`. */
  kill(): Promise<void>;
}

/** Another process on the same database, ready to call an endpoint. */
export async function startCaller(databaseUrl: string, options: { endpoint: string; workspace: string; times: number }): Promise<Caller> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "call-many.ts"), ...args], {
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL: databaseUrl },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (isWanted: (line: string) => boolean): Promise<string> => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) if (isWanted(line.value)) return line.value;
    throw new Error("The calling process ended");
  };
  await next((line) => line === "ready");
  return {
    pid: child.pid ?? 0,
    async go() {
      child.stdin.write("go\n");
      return JSON.parse(await next((line) => line.startsWith('{"succeeded"')));
    },
    async kill() {
      const ended = once(child, "close");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
