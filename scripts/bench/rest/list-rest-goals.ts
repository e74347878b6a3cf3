import { goal } from "../goal.ts";
import type { RestRow } from "./measure-rest.ts";
import type { RestWay } from "./rest-job.ts";

const OVER_MS_MAX = 5;

/** What the product may add to a call, and whether it keeps its connections. */
export function listRestGoals(rows: RestRow[]): string[] {
  const of = (way: RestWay) => rows.find((row) => row.way === way);
  const [undici, call, api] = [of("undici"), of("call"), of("api")];
  if (undici === undefined || call === undefined || api === undefined) return [];
  return [
    goal("p95 of a REST call over undici alone, inside the process", call.p95Ms - undici.p95Ms, "at most", OVER_MS_MAX, " ms"),
    goal("p95 of a REST call over undici alone, through the API and the log", api.p95Ms - undici.p95Ms, "at most", OVER_MS_MAX, " ms"),
  ];
}
