import fs from "node:fs";

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;
const USER_FIELD = 11;

/** Computing time of a process so far in milliseconds, or undefined where the system does not tell. */
export function processCpuMs(pid: number | undefined): number | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name of the program comes before, in parentheses, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[USER_FIELD]) + Number(fields[USER_FIELD + 1])) * MS_PER_TICK;
  } catch {
    return undefined;
  }
}
