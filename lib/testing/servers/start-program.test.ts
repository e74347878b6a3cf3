import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { isRunning } from "#lib/testing/servers/is-running.ts";
import { type Program, startProgram } from "#lib/testing/servers/start-program.ts";

/** A server in a grandchild process, as some of the real ones are. */
const SERVER = `require("node:http").createServer((_, answer) => answer.end(process.cwd())).listen(Number(process.argv[1]), "127.0.0.1")`;

function program(script: string, options: Partial<Program> = {}): Program {
  const args = (port: number) => ["-c", '"$@"; true', "sh", process.execPath, "-e", script, String(port)];
  return { name: "The program", command: "sh", args, ...options };
}

it("runs the program in a folder of its own, which is removed with all its processes", async () => {
  const server = await startProgram(program(SERVER));
  const folder = await fetch(server.url).then((answer) => answer.text());
  expect(existsSync(folder)).toBe(true);
  await server.stop();
  expect(existsSync(folder)).toBe(false);
  expect(isRunning(server.pid)).toBe(false);
});

it("leaves no process behind when the test process is killed outright", async () => {
  const module = JSON.stringify(new URL("start-program.ts", import.meta.url).href);
  const args = `(port) => ["-e", ${JSON.stringify(SERVER)}, String(port)]`;
  const script = `
    const { startProgram } = await import(${module});
    const server = await startProgram({ name: "x", command: process.execPath, args: ${args} });
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const test = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(test.stdout, "data");
  const group = Number(said);
  expect(isRunning(group)).toBe(true);
  test.kill("SIGKILL");
  await vi.waitFor(() => expect(isRunning(group)).toBe(false), 5000);
});

it("tells the last output of a program that does not start", async () => {
  const failing = program(`console.error("the settings are wrong"); process.exit(1)`);
  await expect(startProgram(failing)).rejects.toThrow(/The program did not start.*the settings are wrong/s);
});

it("gives up on a program that does not answer in time", async () => {
  const silent = program(`console.log("thinking"); setInterval(() => undefined, 1000)`, { startTimeoutMs: 1500 });
  await expect(startProgram(silent)).rejects.toThrow(/thinking/);
});

it("tries another port when the program could not have the first", async () => {
  const ports: number[] = [];
  const unlucky = program("", {
    command: process.execPath,
    args: (port) => ["-e", ports.push(port) === 1 ? "process.exit(1)" : SERVER, String(port)],
  });
  await using server = await startProgram(unlucky);
  expect(ports).toHaveLength(2);
  expect(server.port).toBe(ports[1]);
});
