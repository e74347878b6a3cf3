import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { debianPackagesOf, isInstalled, type KnownServer, serverNames, testServersDir } from "#lib/testing/servers/known-servers.ts";
import { canInstallDebian, installDebian } from "./install-debian.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { type ProgramResult, runProgram } from "./run-program.ts";
import { say } from "./say.ts";

const MODULES = path.join(testServersDir, "node_modules");
const STAMP = path.join(MODULES, ".cache", "sintra", "installed");

/** Installs the servers that tests call, as far as this machine allows. Returns the names of those that are missing after that. */
export async function ensureTestServers(life: Lifecycle): Promise<KnownServer[]> {
  await installFromNpm(life);
  const packages = serverNames.filter((name) => !isInstalled(name)).flatMap(debianPackagesOf);
  if (packages.length > 0 && canInstallDebian()) {
    say(`Installing servers for the tests: ${packages.join(", ")} …`);
    if (explain(await installDebian(life, packages))) await installOneByOne(life);
  }
  return serverNames.filter((name) => !isInstalled(name));
}

/** One package that this Debian does not have would keep all the others out. */
async function installOneByOne(life: Lifecycle): Promise<void> {
  for (const name of serverNames.filter((each) => !isInstalled(each))) {
    const packages = debianPackagesOf(name);
    if (packages.length > 0) explain(await installDebian(life, packages));
  }
}

async function installFromNpm(life: Lifecycle): Promise<void> {
  const lockHash = createHash("sha256")
    .update(readFileSync(path.join(testServersDir, "package-lock.json")))
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lockHash) return;
  say("Installing servers for the tests from npm …");
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=60000"];
  const installed = await runProgram(life, "npm", ["--prefix", testServersDir, "install", "--no-save", ...quiet], {
    quiet: true,
    timeoutMs: 600_000,
  });
  if (explain(installed)) return;
  // GitHub's description with all references resolved, five times, 340 MB that nobody reads.
  for (const file of globSync(path.join(MODULES, "@octokit/openapi/generated/*.deref.json"))) rmSync(file);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, lockHash);
}

/** Shows the end of what a program has said when it failed; returns whether it did. */
function explain({ exitCode, output }: ProgramResult): boolean {
  if (exitCode !== 0) say(output.trim().split("\n").slice(-10).join("\n"));
  return exitCode !== 0;
}
