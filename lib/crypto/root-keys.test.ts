import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { env } from "#lib/env.ts";
import { derivedSecret, rootKeyFile, rootKeys } from "./root-keys.ts";

const REGISTRY = Symbol.for("sintra.singletons");

function inNewFolder(): void {
  env().SINTRA_DATA_DIR = mkdtempSync(path.join(os.tmpdir(), "sintra-key-"));
  (globalThis as { [REGISTRY]?: Map<string, unknown> })[REGISTRY]?.delete("root-keys");
  const folder = env().SINTRA_DATA_DIR;
  onTestFinished(() => rmSync(folder, { recursive: true }));
}

it("generates a key that only its owner can read, and keeps it", () => {
  inNewFolder();
  const [key] = rootKeys().keys;
  expect(readFileSync(rootKeyFile(), "utf8").trim()).toBe(key?.secret);
  expect(statSync(rootKeyFile()).mode & 0o777).toBe(0o600);
  expect(derivedSecret("session")).not.toBe(derivedSecret("other"));
});

it.each(["", "short\n"])("refuses a file that holds no whole key (%j)", (content) => {
  inNewFolder();
  writeFileSync(rootKeyFile(), content);
  expect(() => rootKeys()).toThrow(/damaged/);
});
