import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
    const patient = ["-o", "Acquire::Retries=3", "-o", "Acquire::http::Timeout=30"];
    const quietly = { env, quiet: true, timeoutMs: 600_000 };
    await runProgram(life, "apt-get", ["update", "-qq", ...patient], quietly);
    return await runProgram(life, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...patient, ...packages], quietly);
  } finally {
    allowServices();
  }
}

function forbidServices(): () => void {
  // Our own may be left over from a run that was killed.
  if (existsSync(POLICY) && readFileSync(POLICY, "utf8") !== FORBIDDEN) return () => undefined;
  writeFileSync(POLICY, FORBIDDEN, { mode: 0o755 });
  return () => rmSync(POLICY, { force: true });
}
