import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "#lib/testing/temp-folder.ts";
import { projectRoot } from "./steps/project-root.ts";

/** A small project with the bootstrap in it, whose packages are installed by hand. */
function project(folder: string): string {
  for (const dir of ["scripts", "node_modules/.bin"]) mkdirSync(path.join(folder, dir), { recursive: true });
  cpSync(path.join(projectRoot, "scripts", "bootstrap.mjs"), path.join(folder, "scripts", "bootstrap.mjs"));
  const packages = { "": { name: "x" }, "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.0.0", optional: true } };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "x", private: true }));
  writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ name: "x", lockfileVersion: 3, packages }));
  writeFileSync(
    path.join(folder, "node_modules", ".package-lock.json"),
    JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }),
  );
  symlinkSync(process.execPath, path.join(folder, "node_modules", ".bin", "node"));
  writeFileSync(
    path.join(folder, "scripts", "tell.ts"),
    "const [first]: string[] = process.argv.slice(2); console.log(process.version, first, process.env.PATH?.split(':')[0]); process.exit(7);",
  );
  return folder;
}

function bootstrap(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, [path.join(folder, "scripts", "bootstrap.mjs"), ...args], { encoding: "utf8", cwd: "/" });
}

describe("the bootstrap", () => {
  it("runs the script under the project's own Node, with its programs first on the PATH, and ends with its exit code", () => {
    using folder = tempFolder();
    const { stdout, status } = bootstrap(project(folder.path), "tell", "hello");
    expect(stdout).toBe(`${process.version} hello ${path.join(folder.path, "node_modules", ".bin")}\n`);
    expect(status).toBe(7);
  });

  it("leaves packages alone that match the lockfile, however they were installed", () => {
    using folder = tempFolder();
    expect(bootstrap(project(folder.path), "tell").stdout).not.toContain("Installing");
  });

  it("refuses an unknown command in one line", () => {
    using folder = tempFolder();
    const { stderr, status } = bootstrap(project(folder.path), "../evil");
    expect(stderr).toBe('Unknown command "../evil".\n');
    expect(status).toBe(1);
  });
});
