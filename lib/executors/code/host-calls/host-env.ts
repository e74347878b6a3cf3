import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What answering a call uses of the environment. */
export type HostEnv = Pick<ExecutionEnv, "call" | "egress" | "record" | "timeoutMs" | "tokens"> & Partial<Pick<ExecutionEnv, "tenant">>;
