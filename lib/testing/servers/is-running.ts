import { existsSync, globSync, readFileSync } from "node:fs";

/** Whether a process group has a member that is more than an entry waiting to be collected by its parent. */
export function isRunning(group: number): boolean {
  if (!existsSync("/proc/self/stat")) return isSignalable(group);
  return globSync("/proc/[0-9]*/stat").some((file) => {
    // pid (name) state ppid pgrp …: the name may hold anything.
    const [state, , pgrp] = readOrEmpty(file)
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(pgrp) === group && state !== "Z";
  });
}

function isSignalable(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    // No such process is the answer that was asked for.
    return false;
  }
}

/** A process may be gone since its folder was listed. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
