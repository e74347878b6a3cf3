import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second on every architecture (USER_HZ). */
const MS_PER_TICK = 10;

interface ProcessTimes {
  pid: number;
  parent: number;
  ms: number;
}

export interface CpuTimes {
  /** The process itself. */
  self: number;
  /** Everything that it started, as far as it is not detached. */
  descendants: number;
}

/** CPU milliseconds so far of a process and of its descendants, ended ones included. Undefined where there is no /proc. */
export function cpuTimes(root: number): CpuTimes | undefined {
  const all = readAll();
  const own = all.find(({ pid }) => pid === root);
  if (own === undefined) return undefined;
  return { self: own.ms, descendants: sumBelow(all, root) };
}

function sumBelow(all: ProcessTimes[], parent: number): number {
  return all.filter((each) => each.parent === parent).reduce((sum, child) => sum + child.ms + sumBelow(all, child.pid), 0);
}

function readAll(): ProcessTimes[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readOne(Number(name)) ?? []);
  } catch {
    return [];
  }
}

/** Fields as proc_pid_stat(5) numbers them, from the third: the second, a name in parentheses, may hold spaces. */
function readOne(pid: number): ProcessTimes | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [utime, stime, childUtime, childStime] = fields.slice(11, 15).map(Number);
    return { pid, parent: Number(fields[1]), ms: ((utime ?? 0) + (stime ?? 0) + (childUtime ?? 0) + (childStime ?? 0)) * MS_PER_TICK };
  } catch {
    return undefined;
  }
}
