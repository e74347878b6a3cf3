/** The order in which things stop. The embedded database is not here: it goes last, by whoever started it. */
const STAGES = ["requests", "jobs", "sandbox", "database-pool"] as const;
export type ShutdownStage = (typeof STAGES)[number];

interface Closer {
  stage: ShutdownStage;
  close: () => Promise<void> | void;
}

// Next bundles its own copy of this module into the same process; both copies must see one list.
const KEY = Symbol.for("sintra.shutdown");
const shared = globalThis as typeof globalThis & { [KEY]?: Set<Closer> };

function closers(): Set<Closer> {
  shared[KEY] ??= new Set();
  return shared[KEY];
}

/** Registers what must be closed before the process ends. Returns a function that takes it back. */
export function onShutdown(stage: ShutdownStage, close: Closer["close"]): () => void {
  const closer = { stage, close };
  closers().add(closer);
  return () => closers().delete(closer);
}

/** Closes everything registered, stage by stage. A stage that takes longer than `stageTimeoutMs` is left behind; a failing closer stops no other. */
export async function shutdown(stageTimeoutMs = 10_000): Promise<void> {
  for (const stage of STAGES) {
    const pending = [...closers()].filter((closer) => closer.stage === stage);
    for (const closer of pending) closers().delete(closer);
    const all = Promise.allSettled(pending.map(async (closer) => closer.close()));
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, stageTimeoutMs);
    });
    await Promise.race([all, limit]);
    clearTimeout(timer);
  }
}
