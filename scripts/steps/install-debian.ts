import { existsSync, rmSync, writeFileSync } from "node:fs";
import type { Lifecycle } from "./lifecycle.ts";
import { type ProgramResult, runProgram } from "./run-program.ts";

/** Debian asks this program whether a package may start its service. */
const POLICY = "/usr/sbin/policy-rc.d";
const FORBIDDEN = "#!/bin/sh\nexit 101\n";

/** Whether this process may install packages of Debian. */
export function canInstallDebian(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Installs packages without what they recommend; no service of theirs is started. */
export async function installDebian(life: Lifecycle, packages: string[]): Promise<ProgramResult> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const allowServices = forbidServices();
  life.onStop(allowServices);
  try {
    await runProgram(life, "apt-get", ["update", "-qq"], { env, quiet: true });
    return await runProgram(life, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env, quiet: true });
  } finally {
    allowServices();
  }
}

function forbidServices(): () => void {
  if (existsSync(POLICY)) return () => undefined;
  writeFileSync(POLICY, FORBIDDEN, { mode: 0o755 });
  return () => rmSync(POLICY, { force: true });
}
