import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface Run {
  child: ChildProcess;
  output: () => string;
  ended: Promise<{ code: number | null; output: string }>;
}

function run(kind: string): Run {
  const script = path.join(import.meta.dirname, "..", "testing", "run-script.ts");
  const child = fork(script, [kind], { stdio: ["ignore", "pipe", "pipe", "ipc"], execArgv: [] });
  let output = "";
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) stream.on("data", (chunk) => (output += chunk));
  const exit = once(child, "exit");
  // Not "close": it never comes after a disconnect.
  const ended = Promise.all([exit, ...streams.map((stream) => once(stream, "end"))]).then(([[code]]) => ({ code, output }));
  return { child, output: () => output, ended };
}

async function ready(kind: string): Promise<Run> {
  const script = run(kind);
  await expect.poll(script.output, { timeout: 10_000 }).toContain("ready");
  return script;
}

const IN_ORDER = "server stopped\ndatabase stopped\n";

describe("a script", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "stops everything on %s, the database last, and ends without an error",
    async (signal) => {
      const { child, ended } = await ready("runs");
      child.kill(signal);
      expect(await ended).toEqual({ code: 0, output: `ready\n${IN_ORDER}` });
    },
  );

  it("stops everything when the bootstrap that started it is gone", async () => {
    const { child, ended } = await ready("runs");
    child.disconnect();
    expect(await ended).toEqual({ code: 0, output: `ready\n${IN_ORDER}` });
  });

  it("stops in order although a supervisor's signal comes twice", async () => {
    const { child, ended } = await ready("runs");
    child.kill("SIGTERM");
    child.kill("SIGTERM");
    expect(await ended).toEqual({ code: 0, output: `ready\n${IN_ORDER}` });
  });

  it("ends at once on a second Ctrl-C", async () => {
    const { child, ended } = await ready("slow");
    child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 130, output: "ready\n" });
  });

  it("prints a start error as one line, stops what was started, and ends with 1", async () => {
    expect(await run("start-error").ended).toEqual({ code: 1, output: `The port is in use.\n${IN_ORDER}` });
  });

  it("prints any other error with its stack", async () => {
    const { code, output } = await run("bug").ended;
    expect(code).toBe(1);
    expect(output).toMatch(/TypeError: a bug\n +at /);
  });

  it("ends with its own exit code when it is done", async () => {
    expect(await run("ends").ended).toEqual({ code: 3, output: `ready\n${IN_ORDER}` });
  });
});
