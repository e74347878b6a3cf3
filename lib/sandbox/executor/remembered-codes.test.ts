import { once } from "node:events";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { javascriptKind } from "../broker/javascript-kind.ts";
import { spawnExecutor } from "../broker/spawn-executor.ts";
import { encodeFrame, FrameReader } from "../frames.ts";
import type { RunRequest } from "../protocol.ts";

const ONE_RUN = { timeoutMs: 5000, cpuMs: 5000, memoryMb: 32, resultBytesMax: 1000, logLinesMax: 0, logBytesMax: 0 };
const LIMITS = { ...ONE_RUN, hostCallsMax: 0, hostCallsAtOnceMax: 0 };
/** Sent at once, and answered one after another. */
const BATCH = 500;

/** Runs as many codes, each once, in one executor with a small heap; resolves to the number of answers, which is smaller when the process has died. */
async function answersTo(codeOf: (index: number) => string, count: number): Promise<number> {
  const executor = spawnExecutor({ ...javascriptKind(path.resolve("lib/sandbox/executor/main.ts")), heapMb: 64 });
  const { child, channel } = executor;
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  for (const stream of child.stdio) stream?.on("error", () => {});
  const reader = new FrameReader(1024 * 1024);
  let asked = 0;
  let answers = -1;
  for await (const chunk of channel) {
    reader.push(chunk as Buffer);
    while (reader.next() !== undefined) answers += 1;
    if (answers === count) break;
    if (answers < asked) continue;
    const frames = Array.from({ length: BATCH }, (_, index): Buffer => encodeFrame(request(asked + index + 1, codeOf(asked + index))));
    asked += BATCH;
    channel.write(Buffer.concat(frames));
  }
  return answers;
}

function request(run: number, code: string): RunRequest {
  return { run, codeId: run, code, language: "typescript", paramsJson: "{}", limits: LIMITS };
}

it("an executor outlives any number of distinct codes that do not parse", { timeout: 60_000 }, async () => {
  expect(await answersTo((index) => `let x: = ${index}`, 200_000)).toBe(200_000);
});

it("an executor outlives distinct codes of many types, and the errors in them", { timeout: 60_000 }, async () => {
  const many = "f(a as any, 1 as number);\n".repeat(200);
  expect(await answersTo((index) => `function f(n: number, m: number) { }\nconst a: number = ${index};\n${many}null.x;`, 1500)).toBe(1500);
});
