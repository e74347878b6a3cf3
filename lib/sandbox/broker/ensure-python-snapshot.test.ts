import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensurePythonSnapshot } from "./ensure-python-snapshot.ts";

const place = { sandboxDir: path.resolve("lib/sandbox"), pyodideDir: path.resolve("node_modules/pyodide") };
let dataDir: string;
beforeEach(async () => {
  dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "snapshot-"));
});
afterEach(() => fs.rm(dataDir, { recursive: true }));

describe("ensurePythonSnapshot", () => {
  it("builds the file once, whole, and removes those of other versions", { timeout: 60_000 }, async () => {
    const old = path.join(dataDir, "python", "snapshot-0123456789abcdef.bin");
    await fs.mkdir(path.dirname(old));
    await fs.writeFile(old, "old");
    const [first, second] = await Promise.all([ensurePythonSnapshot({ ...place, dataDir }), ensurePythonSnapshot({ ...place, dataDir })]);
    expect(first).toBe(second);
    expect(await fs.readdir(path.dirname(first))).toEqual([path.basename(first)]);
    const { size, mtimeMs } = await fs.stat(first);
    expect(size).toBeGreaterThan(20 * 1024 * 1024);
    expect(await ensurePythonSnapshot({ ...place, dataDir })).toBe(first);
    expect((await fs.stat(first)).mtimeMs).toBe(mtimeMs);
  });

  it("says what went wrong, leaves nothing half-made, and tries again the next time", async () => {
    const broken = path.join(dataDir, "sandbox");
    await fs.mkdir(path.join(broken, "executor/python"), { recursive: true });
    await fs.writeFile(path.join(broken, "executor/python/build-snapshot.ts"), "throw new Error('no interpreter here');");
    for (let round = 0; round < 2; round++) {
      await expect(ensurePythonSnapshot({ ...place, sandboxDir: broken, dataDir })).rejects.toThrow(
        /could not be built(.|\n)*no interpreter here/,
      );
    }
    expect(await fs.readdir(path.join(dataDir, "python"))).toEqual([]);
  });
});
