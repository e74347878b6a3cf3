import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { javascriptKind } from "./broker/javascript-kind.ts";
import { type SpawnedExecutor, spawnExecutor } from "./broker/spawn-executor.ts";
import { ATTEMPTS } from "./fixtures/node-attempts.ts";
import { FrameReader } from "./frames.ts";

const kind = javascriptKind(path.resolve("lib/sandbox/executor/main.ts"));
const FROM_TEXT = ["eval", "new Function"];

/** The product's own flags and readable places, with another program behind them. */
describe.each([
  ["JavaScript", kind.flags, Object.keys(ATTEMPTS)],
  // The glue code of the interpreter makes functions of text, so that this much is open there.
  ["Python", [], Object.keys(ATTEMPTS).filter((name) => !FROM_TEXT.includes(name))],
])("Node code that has taken over an executor of %s", (_language, flags, names) => {
  const results = new Map<string, string | null>();
  let executor: SpawnedExecutor;

  beforeAll(async () => {
    executor = spawnExecutor({ ...kind, flags, entry: path.resolve("lib/sandbox/fixtures/hostile-node.ts") });
    const reader = new FrameReader(1024 * 1024);
    for await (const chunk of executor.channel) {
      reader.push(chunk as Buffer);
      for (let message = reader.next(); message !== undefined; message = reader.next()) {
        const [name, reached] = message as [string, string | null];
        if (name === "end") return;
        results.set(name, reached);
      }
    }
  });
  afterAll(() => {
    executor.child.kill("SIGKILL");
  });

  it.each(names)("does not reach: %s", (name) => {
    expect(results.has(name), "the process ended at an attempt before this one").toBe(true);
    expect(results.get(name)).toBeNull();
  });

  it.runIf(fs.existsSync("/proc/self/fd"))("has inherited no descriptor but the nulls, its channel and the watch of its parent", () => {
    const folder = `/proc/${executor.child.pid}/fd`;
    for (const name of fs.readdirSync(folder)) {
      const target = fs.readlinkSync(path.join(folder, name));
      if (Number(name) <= 2) expect(target).toBe("/dev/null");
      else if (Number(name) <= 4) expect(target).toMatch(/^socket:/);
      else expect(target, "what the runtime opened for itself").toMatch(/^anon_inode:|^pipe:|^socket:|^\/dev\/null$/);
    }
  });

  it("leaves nothing on the disk", () => {
    expect(fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("sandbox-hostile-node"))).toEqual([]);
  });

  it("leaves nothing on the disk by using up its heap either", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-exhausted-"));
    onTestFinished(() => fs.rmSync(folder, { recursive: true }));
    const entry = path.resolve("lib/sandbox/fixtures/exhausted-node.ts");
    const { child } = spawnExecutor({ ...kind, flags, entry, args: [folder], heapMb: 32 });
    for (const stream of child.stdio) stream?.on("error", () => {});
    await once(child, "exit");
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
