import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { isAnswering } from "#lib/testing/servers/is-answering.ts";
import type { ServerTls } from "#lib/testing/servers/server-tls.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";
import { tempFolder } from "#lib/testing/temp-folder.ts";

export interface Program {
  /** For the message when it does not start. */
  name: string;
  command: string;
  /** Called with the port to listen on, and an empty folder that is removed with the server. */
  args: (port: number, folder: string) => string[] | Promise<string[]>;
  env?: Record<string, string>;
  /** It is up when a GET of this path answers with less than 500. */
  readyPath?: string;
  tls?: ServerTls | undefined;
  startTimeoutMs?: number;
}

const OUTPUT_CHARS = 4000;
/** Another process can take a free port before the server does. */
const ATTEMPTS = 3;

/**
 * The program and this shell end together, and both with the test process, however that ends: then the pipe that `cat` reads is closed.
 * The shell leads a process group, so whatever the program has started ends too.
 */
const SUPERVISE = '{ "$@" </dev/null; kill -9 -$$; } & cat >/dev/null; kill -9 -$$';

/** Starts a server on a free port of 127.0.0.1 and waits until it answers. */
export async function startProgram(program: Program): Promise<TestServer> {
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart(program);
    if ("url" in started) return started;
    if (attempt === ATTEMPTS || !started.ended) throw new Error(`${program.name} did not start. Its last output:\n${started.output}`);
  }
}

async function tryStart(program: Program): Promise<TestServer | { ended: boolean; output: string }> {
  const port = await freePort(0);
  const url = `${program.tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
  const folder = tempFolder();
  const running = run(program, await program.args(port, folder.path), folder.path);
  const stop = async () => {
    await running.stop();
    folder[Symbol.dispose]();
  };
  const deadline = performance.now() + (program.startTimeoutMs ?? 60_000);
  while (!running.ended() && performance.now() < deadline) {
    if ((await isAnswering(`${url}${program.readyPath ?? "/"}`, program.tls?.client)) && !running.ended()) {
      return { url, port, pid: running.pid, stop, [Symbol.asyncDispose]: stop };
    }
    await sleep(50);
  }
  const ended = running.ended();
  await stop();
  return { ended, output: running.output() };
}

function run({ command, env }: Program, args: string[], cwd: string) {
  const { PATH = "", TMPDIR = "/tmp" } = process.env;
  const shell = spawn("sh", ["-c", SUPERVISE, "sh", command, ...args], {
    cwd,
    detached: true,
    env: { PATH, TMPDIR, HOME: cwd, LANG: "C.UTF-8", NODE_ENV: "production", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output = `${output}${chunk}`.slice(-OUTPUT_CHARS);
  };
  shell.stdout.on("data", collect);
  shell.stderr.on("data", collect);
  const closed = once(shell, "close");
  return { pid: shell.pid ?? 0, output: () => output, ended: () => hasEnded(shell), stop: () => end(shell, closed) };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(shell: ChildProcess, closed: Promise<unknown>): Promise<void> {
  shell.stdin?.destroy();
  await closed;
}
