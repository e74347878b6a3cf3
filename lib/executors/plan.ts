import type { ApiCall } from "./api-call/api-call.ts";
import type { CodeRun } from "./code/code-run.ts";

/** Everything that one execution needs, looked up and opened beforehand; one member for each type of tool. */
export type Plan = { type: "api_call"; call: ApiCall } | { type: "code_execution"; run: CodeRun };

export type PlanOf<T extends Plan["type"]> = Extract<Plan, { type: T }>;
