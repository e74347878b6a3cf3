import type { z } from "zod";
import { BENCH_TOKEN } from "./start-servers.ts";

export const BENCH_HEADERS = { "content-type": "application/json", authorization: `Bearer ${BENCH_TOKEN}` };

/** Makes something through the product's API; throws unless it was made. */
export async function post<S extends z.ZodType>(url: string, path: string, answer: S, body: object): Promise<z.output<S>> {
  const response = await fetch(`${url}/api/custom-tools${path}`, { method: "POST", headers: BENCH_HEADERS, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
  return answer.parse(await response.json());
}
