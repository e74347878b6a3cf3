import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { createTools } from "./bench/create-tools.ts";
import { formatTable } from "./bench/format-table.ts";
import { listGoals } from "./bench/list-goals.ts";
import type { BenchCase } from "./bench/measure.ts";
import { formatPagesTable, pagesGoal } from "./bench/pages/format-pages-table.ts";
import { type PageRow, runPages } from "./bench/pages/run-pages.ts";
import { formatRestTable } from "./bench/rest/format-rest-table.ts";
import { listRestGoals } from "./bench/rest/list-rest-goals.ts";
import type { RestRow } from "./bench/rest/measure-rest.ts";
import { runRest } from "./bench/rest/run-rest.ts";
import { type Outcome, type Plan, runCases } from "./bench/run-cases.ts";
import { type BenchDatabase, startDatabase } from "./bench/start-database.ts";
import { type BenchServers, startServers } from "./bench/start-servers.ts";
import { formatUsageTable, usageGoal } from "./bench/usage/format-usage-table.ts";
import { runUsage, type UsageRow } from "./bench/usage/run-usage.ts";
import { type Lifecycle, runScript } from "./steps/lifecycle.ts";
import { say } from "./steps/say.ts";

const CASES = ["code", "api", "next", "front", "bare", "rest", "usage", "pages"];
const FULL = { rounds: 3, durationSec: 5, warmUpSec: 2 };
/** REST calls by several ways: as many at a time as the aim of their overhead says. */
const REST = { concurrency: 16, warmUpCalls: 2_000, rounds: 5, calls: 10_000 };
const REST_QUICK = { ...REST, rounds: 1, calls: 1_000 };
/** Views of the dashboard and of the log. */
const USAGE = { rows: 1_000_000, rounds: 7 };
const USAGE_QUICK = { rows: 50_000, rounds: 3 };
/** First visits of each page by a browser. */
const PAGE_ROUNDS = { full: 5, quick: 1 };
const QUICK = { rounds: 1, durationSec: 1, warmUpSec: 1 };

const { values: options } = parseArgs({
  options: {
    /** One short round: shows that everything works; its figures mean little. */
    quick: { type: "boolean", default: false },
    /** Prints the tables as docs/benchmarks.md has them. */
    markdown: { type: "boolean", default: false },
    /** Some of the cases only, separated by commas. */
    cases: { type: "string", default: CASES.join(",") },
  },
});

await runScript(bench);

async function bench(life: Lifecycle): Promise<number> {
  const names = options.cases.split(",");
  if (names.includes("usage")) reportUsage(await runUsage(await startDatabase(life), options.quick ? USAGE_QUICK : USAGE, progress));
  if (names.every((name) => name === "usage")) return 0;
  const database = await startDatabase(life);
  const servers = await startServers(life, database);
  const status = await benchCases(database, servers, names);
  if (names.includes("rest")) reportRest(await runRest(servers, options.quick ? REST_QUICK : REST));
  if (names.includes("pages")) reportPages(await runPages(servers, options.quick ? PAGE_ROUNDS.quick : PAGE_ROUNDS.full, progress));
  return status;
}

async function benchCases(database: BenchDatabase, servers: BenchServers, names: string[]): Promise<number> {
  const cases = await selectCases(servers, names);
  if (cases.length === 0) return 0;
  const before = await database.countExecutions();
  const outcomes: [Plan, Outcome][] = [];
  for (const connections of [8, 32]) {
    const plan = { connections, ...(options.quick ? QUICK : FULL) };
    outcomes.push([plan, await runCases(cases, database.pid, plan, progress)]);
  }
  report(outcomes);
  return cases.some(({ logged }) => logged) ? reportRows(database, before, outcomes, cases) : 0;
}

async function selectCases(servers: BenchServers, names: string[]): Promise<BenchCase[]> {
  const { studio, next, bare } = servers;
  const live = { method: "GET", url: "/api/health/live" } as const;
  const body = JSON.stringify({ parameters: { revenue: 10_000, cost: 7_000 } });
  const tools = names.includes("code") || names.includes("api") ? await createTools(studio.url) : undefined;
  const all: BenchCase[] = [
    ...(tools === undefined ? [] : [{ name: "code", pid: studio.pid, logged: true, request: tools.code }]),
    ...(tools === undefined ? [] : [{ name: "api", pid: studio.pid, logged: true, request: tools.api }]),
    { name: "next", pid: next.pid, logged: false, request: { ...live, url: next.url + live.url } },
    { name: "front", pid: studio.pid, logged: false, request: { ...live, url: studio.url + live.url } },
    { name: "bare", pid: bare.pid, logged: false, request: { method: "POST", url: bare.url, body } },
  ];
  return all.filter(({ name }) => names.includes(name));
}

function report(outcomes: [Plan, Outcome][]): void {
  say(`${cpus().length} × ${cpus()[0]?.model.trim() ?? "CPU"}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`);
  for (const [{ connections, rounds, durationSec }, { results }] of outcomes) {
    say(`\n${connections} connections, median of ${rounds} × ${durationSec} s\n\n${formatTable(results, options.markdown)}`);
    if (connections === 8)
      say(
        `\n${listGoals(results)
          .map((line) => (options.markdown ? `- ${line}` : line))
          .join("\n")}`,
      );
  }
}

function reportRest(rows: RestRow[]): void {
  say(`\n${REST.concurrency} calls at a time, median of the rounds\n\n${formatRestTable(rows, options.markdown)}\n`);
  for (const line of listRestGoals(rows)) say(options.markdown ? `- ${line}` : line);
}

function reportUsage(rows: UsageRow[]): void {
  say(`\n${formatUsageTable(rows, options.markdown)}\n`);
  say(options.markdown ? `- ${usageGoal(rows)}` : usageGoal(rows));
}

function reportPages(rows: PageRow[]): void {
  say(`\n${formatPagesTable(rows, options.markdown)}\n`);
  say(options.markdown ? `- ${pagesGoal(rows)}` : pagesGoal(rows));
}

/** Fewer rows than answers would be lost executions. A few more are those that the load generator hung up on at the end of a run. */
async function reportRows(database: BenchDatabase, before: number, outcomes: [Plan, Outcome][], cases: BenchCase[]): Promise<number> {
  const rows = (await database.countExecutions()) - before;
  const answered = outcomes.reduce((sum, [, { executions }]) => sum + executions, 0);
  const logged = cases.filter((each) => each.logged).length;
  const hungUpMax = outcomes.reduce((sum, [{ connections, rounds }]) => sum + connections * (rounds + 1) * logged, 0);
  const complete = rows >= answered && rows - answered <= hungUpMax;
  say(`\nRows in the log: ${rows} for ${answered} answered executions, ${complete ? "none is missing" : "WRONG"}`);
  return complete ? 0 : 1;
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
