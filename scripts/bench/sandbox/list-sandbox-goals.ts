import type { Row } from "./measure-all.ts";
import type { Starts } from "./measure-starts.ts";

/** What the sandbox is to reach on two cores, and whether it does. */
export function listSandboxGoals(rows: Row[], starts: Starts): string[] {
  const of = (workload: string, concurrency: number, runner = "sandbox") =>
    rows.find((row) => row.workload === workload && row.concurrency === concurrency && row.runner === runner);
  const goals: string[] = [];
  const atMost = (what: string, value: number | undefined, limit: number, unit: string) =>
    goals.push(goal(what, value, "at most", limit, unit));
  const atLeast = (what: string, value: number | undefined, limit: number, unit: string) =>
    goals.push(goal(what, value, "at least", limit, unit));
  atMost("trivial snippet, p50", of("profit", 1)?.p50Ms, 0.25, " ms");
  atMost("trivial snippet, p99", of("profit", 1)?.p99Ms, 3, " ms");
  atLeast("trivial snippet, 16 at a time", of("profit", 16)?.perSecond, 10_000, "/s");
  const [own, isolate] = [of("profit", 16), of("profit", 16, "isolated-vm")];
  atLeast("against isolated-vm with a new isolate", own && isolate && own.perSecond / isolate.perSecond, 8, "×");
  atMost("Python snippet, p50", of("python", 1)?.p50Ms, 8, " ms");
  atLeast("Python snippet, one executor", of("python", 16)?.perSecond, 150, "/s");
  atMost("cold start, JavaScript", starts.javascriptMs, 500, " ms");
  atMost("cold start, Python", starts.pythonMs, 1500, " ms");
  atMost(`deadline to answer of unkillable code, p99 of ${starts.kills}`, starts.afterDeadlineP99Ms, 150, " ms");
  return goals;
}

function goal(what: string, value: number | undefined, bound: "at least" | "at most", limit: number, unit: string): string {
  const against = `(${bound} ${limit}${unit})`;
  if (value === undefined) return `unknown  ${what}: not measured here ${against}`;
  const reached = bound === "at least" ? value >= limit : value <= limit;
  return `${reached ? "reached" : "MISSED "}  ${what}: ${value.toFixed(2)}${unit} ${against}`;
}
