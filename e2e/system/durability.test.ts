import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { createCodeTool } from "./support/create-code-tool.ts";
import { makeDataFolder } from "./support/data-folder.ts";
import { inParallel } from "./support/in-parallel.ts";
import { query } from "./support/query.ts";
import { type Studio, startStudio } from "./support/studio.ts";

interface Usage {
  executions: number;
  failures: number;
  totalDurationMs: number;
}

/** The counters of a tool, and the same figures counted from its log. */
async function countersAndLog(studio: Studio, toolId: string) {
  const { body } = await studio.api<{ tool: { usage: Usage } }>("GET", `/api/custom-tools/${toolId}`);
  const { executions, failures, totalDurationMs } = body.tool.usage;
  const [log] = await query<Usage>(
    studio.databaseUrl,
    `SELECT count(*)::int AS executions, (count(*) FILTER (WHERE status = 'failed'))::int AS failures,
       sum(duration_ms)::float8 AS "totalDurationMs" FROM tool_execution_logs WHERE subject_id = $1`,
    [toolId],
  );
  return { counters: { executions, failures, totalDurationMs }, log };
}

/** Every third execution fails, so that failures are counted too. */
const CODE = "if (params.n % 3 === 0) throw new Error('a third fails'); return params.n;";
const PARAMETERS = { parameters: [{ name: "n", type: "integer", required: true }] };

it("after kill -9 amid 1,000 executions, every answered one is in the log and the counters agree with it", async () => {
  const dataFolder = makeDataFolder();
  try {
    const first = await startStudio({ dataFolder });
    const { toolId } = await createCodeTool(first, CODE, PARAMETERS);
    const answered: string[] = [];
    let asked = 0;
    const outcomes = inParallel(1_000, 20, async (n) => {
      asked += 1;
      const { body } = await first.api<{ executionId: string }>("POST", `/api/custom-tools/${toolId}/execute`, { parameters: { n } });
      answered.push(body.executionId);
    });
    while (answered.length < 300) await sleep(1);
    await first.kill9();
    const broken = (await outcomes).filter(({ status }) => status === "rejected").length;
    expect(asked).toBe(1_000);
    expect(broken).toBeGreaterThan(0);
    expect(answered.length).toBe(1_000 - broken);
    expect(answered.length).toBeGreaterThanOrEqual(300);

    await using second = await startStudio({ dataFolder });
    const rows = await query<{ id: string }>(second.databaseUrl, "SELECT id FROM tool_execution_logs WHERE subject_id = $1", [toolId]);
    const logged = new Set(rows.map(({ id }) => id));
    expect(answered.filter((id) => !logged.has(id))).toEqual([]);
    const { counters, log } = await countersAndLog(second, toolId);
    expect(counters).toEqual(log);
    expect(counters.failures).toBeGreaterThan(0);
  } finally {
    await dataFolder.remove();
  }
});

it("counters stay exact when two app processes execute one tool 400 times at once, half of them failing", async () => {
  await using one = await startStudio();
  await using two = await startStudio({ env: { DATABASE_URL: one.databaseUrl } });
  const { toolId } = await createCodeTool(one, "if (params.n % 2 === 0) throw new Error('half'); return params.n;", PARAMETERS);
  const outcomes = await inParallel(400, 40, async (n) => {
    // Two of four per process, so that each process has successes and failures.
    const studio = n % 4 < 2 ? one : two;
    return (await studio.api("POST", `/api/custom-tools/${toolId}/execute`, { parameters: { n } })).status;
  });
  const statuses = outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : "no answer"));
  expect(
    Object.fromEntries(
      Map.groupBy(statuses, String)
        .entries()
        .map(([status, all]) => [status, all.length]),
    ),
  ).toEqual({
    200: 200,
    422: 200,
  });
  for (const studio of [one, two]) {
    const { counters, log } = await countersAndLog(studio, toolId);
    expect(counters).toEqual(log);
    expect(counters).toMatchObject({ executions: 400, failures: 200 });
  }
});
