import path from "node:path";
import { createSandbox } from "#lib/sandbox/create-sandbox.ts";
import type { Sandbox, SandboxRun } from "#lib/sandbox/types.ts";
import { projectRoot } from "../../steps/project-root.ts";
import type { Runner } from "./runner.ts";
import type { Workload } from "./workloads.ts";

const sandboxDir = path.join(projectRoot, "lib", "sandbox", "executor");

export function openSandbox(processes = 2): Sandbox {
  const python = {
    entry: path.join(sandboxDir, "python", "main.ts"),
    dataDir: path.join(projectRoot, ".data"),
    wheelsDir: path.join(projectRoot, ".data", "wheels"),
    processes: 1,
    spares: 1,
  };
  return createSandbox({ entry: path.join(sandboxDir, "main.ts"), processes, spares: 1, python });
}

export function toRun({ language, code, paramsJson, calls }: Workload, timeoutMs = 10_000): SandboxRun {
  const run: SandboxRun = { tenant: "bench", language, code, paramsJson, timeoutMs, memoryLimitMb: 64 };
  return calls ? { ...run, onCall: echo } : run;
}

/** Through the whole broker and the process hop, as the product does it. */
export function sandboxRunner(sandbox: Sandbox): Runner {
  return {
    name: "sandbox",
    can: () => true,
    async run(workload) {
      const outcome = await sandbox.run(toRun(workload));
      if (!outcome.ok) throw new Error(`${workload.name}: ${outcome.error.code} ${outcome.error.message}`);
      return outcome.resultJson;
    },
  };
}

async function echo({ payloadJson }: { payloadJson: string }): Promise<{ ok: true; json: string }> {
  const { args } = JSON.parse(payloadJson) as { args: unknown };
  return { ok: true, json: JSON.stringify(args) };
}
