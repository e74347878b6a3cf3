import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { openBaselines } from "./bench/sandbox/baselines.ts";
import { formatSandboxTable } from "./bench/sandbox/format-sandbox-table.ts";
import { listSandboxGoals } from "./bench/sandbox/list-sandbox-goals.ts";
import { measureAll } from "./bench/sandbox/measure-all.ts";
import { measureStarts } from "./bench/sandbox/measure-starts.ts";
import { openSandbox, sandboxRunner } from "./bench/sandbox/sandbox-runner.ts";
import { type Lifecycle, runScript } from "./steps/lifecycle.ts";
import { say } from "./steps/say.ts";

const FULL = { rounds: 5, durationMs: 2000, warmUpMs: 1000, starts: 5, kills: 40 };
const QUICK = { rounds: 1, durationMs: 300, warmUpMs: 200, starts: 1, kills: 5 };

const { values: options } = parseArgs({
  options: {
    /** One short round: shows that everything works; its figures mean little. */
    quick: { type: "boolean", default: false },
    /** Prints the tables as docs/benchmarks.md has them. */
    markdown: { type: "boolean", default: false },
  },
});

await runScript(bench);

async function bench(life: Lifecycle): Promise<number> {
  const plan = options.quick ? QUICK : FULL;
  const starts = await measureStarts(plan.starts, plan.kills);
  progress("cold starts and kills");
  const sandbox = openSandbox();
  life.onStop(() => sandbox.close());
  const { runners, missing } = openBaselines();
  const rows = await measureAll([sandboxRunner(sandbox), ...runners], plan, progress);
  say(`${cpus().length} × ${cpus()[0]?.model.trim() ?? "CPU"}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`);
  say(`\nMedian of ${plan.rounds} × ${plan.durationMs / 1000} s\n\n${formatSandboxTable(rows, options.markdown)}\n`);
  for (const name of missing) say(`${options.markdown ? "- " : ""}missing  ${name}: it does not install on this machine`);
  for (const line of listSandboxGoals(rows, starts)) say(options.markdown ? `- ${line}` : line);
  return 0;
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
