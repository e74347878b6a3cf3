import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { javascriptKind } from "./broker/javascript-kind.ts";
import { type SpawnedExecutor, spawnExecutor } from "./broker/spawn-executor.ts";
import { ATTEMPTS } from "./fixtures/node-attempts.ts";
import { FrameReader } from "./frames.ts";

const results = new Map<string, string | null>();
let executor: SpawnedExecutor;

/** The product's own flags and readable places, with another program behind them. */
beforeAll(async () => {
  const kind = javascriptKind(path.resolve("lib/sandbox/executor/main.ts"));
  executor = spawnExecutor({ ...kind, entry: path.resolve("lib/sandbox/fixtures/hostile-node.ts") });
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
afterAll(() => executor.child.kill("SIGKILL"));

describe("Node code that has taken over an executor", () => {
  it.each(Object.keys(ATTEMPTS))("does not reach: %s", (name) => {
    expect(results.has(name), "the process ended at an attempt before this one").toBe(true);
    expect(results.get(name)).toBeNull();
  });

  it("has no descriptor but the nulls, its channel, the watch of its parent and what the runtime opens for itself", () => {
    const folder = `/proc/${executor.child.pid}/fd`;
    const open = fs.existsSync(folder)
      ? fs.readdirSync(folder).map((name) => [Number(name), fs.readlinkSync(path.join(folder, name))] as const)
      : [];
    for (const [descriptor, target] of open) {
      if (descriptor <= 2) expect(target).toBe("/dev/null");
      else if (descriptor <= 4) expect(target).toMatch(/^socket:/);
      else expect(target).toMatch(/^anon_inode:|^pipe:|^\/dev\/null$|\/typescript\.js$/);
    }
  });

  it("leaves nothing on the disk", () => {
    expect(fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("sandbox-hostile-node"))).toEqual([]);
  });
});
