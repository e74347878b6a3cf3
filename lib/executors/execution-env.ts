import { availableParallelism } from "node:os";
import path from "node:path";
import type { Egress } from "#lib/egress/egress.ts";
import { env } from "#lib/env.ts";
import { createSandbox } from "#lib/sandbox/create-sandbox.ts";
import type { Sandbox } from "#lib/sandbox/types.ts";
import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";
import { openEgress } from "./open-egress.ts";
import { pythonSandbox } from "./python-sandbox.ts";
import type { ExecutionEnv } from "./types.ts";

/** What executors work with: this process's door to the network and its sandbox, and the one execution's own limits. */
export function executionEnv(own: Omit<ExecutionEnv, "egress" | "sandbox">): ExecutionEnv {
  return {
    ...own,
    get egress() {
      return egress();
    },
    get sandbox() {
      return sandbox();
    },
  };
}

/** Boots the sandbox's executors before the first execution needs one. */
export function warmUpSandbox(): void {
  sandbox();
}

function egress(): Egress {
  return singleton("egress", () => {
    const created = openEgress();
    onShutdown("sandbox", () => created.close());
    return created;
  });
}

function sandbox(): Sandbox {
  return singleton("sandbox", () => {
    const cores = availableParallelism();
    const entry = path.join(/* turbopackIgnore: true */ env().SINTRA_ROOT, "lib/sandbox/executor/main.ts");
    const processes = env().SINTRA_SANDBOX_PROCESSES ?? 2 * cores;
    const created = createSandbox({ entry, processes, spares: 1, python: { ...pythonSandbox(), processes: cores, spares: 1 } });
    onShutdown("sandbox", () => created.close());
    return created;
  });
}
