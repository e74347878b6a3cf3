import { execFileSync } from "node:child_process";

/** Whether a process group has a member that is more than an entry waiting to be collected by its parent. */
export function isRunning(group: number): boolean {
  const lines = execFileSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" }).split("\n");
  return lines.some((line) => line.trim().startsWith(`${group} `) && !line.includes("Z"));
}
