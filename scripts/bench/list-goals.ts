import type { Results } from "./format-table.ts";
import { goal } from "./goal.ts";

/** What the figures at concurrency 8 are to reach on two cores, and whether they do. */
export function listGoals(results: Results): string[] {
  const [code, next, front] = [results.get("code"), results.get("next"), results.get("front")];
  const goals: string[] = [];
  if (front && next) goals.push(goal("front server against Next's own pipeline", front.perSecond / next.perSecond, "at least", 10, "×"));
  if (code && next)
    goals.push(goal("durable execution against an empty route of Next", code.perSecond / next.perSecond, "at least", 3, "×"));
  if (code?.webCpuMs !== undefined) goals.push(goal("CPU of the web process per execution", code.webCpuMs, "at most", 0.35, " ms"));
  if (code) goals.push(goal("p99 of an execution", code.p99Ms, "at most", 10, " ms"));
  return goals;
}
