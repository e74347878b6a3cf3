import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What talking to an authorization server uses of the environment. */
export type ServerEnv = Pick<ExecutionEnv, "egress" | "signal"> & Partial<Pick<ExecutionEnv, "tenant">>;
