import type { ExecutionSource } from "#lib/contracts/executions.ts";

/** From where an execution was asked for. */
export const SOURCE_LABELS: Record<ExecutionSource, string> = { api: "API", ui: "Studio", job: "Job", hook: "Webhook", code: "Code" };
