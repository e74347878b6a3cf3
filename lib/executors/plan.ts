import type { RestCall } from "./api-call/rest/rest-call.ts";
import type { CodeRun } from "./code/code-run.ts";

/** Everything that one execution needs, looked up and opened beforehand; one member for each type of tool. */
export type Plan = { type: "api_call"; call: RestCall } | { type: "code_execution"; run: CodeRun };

export type PlanOf<T extends Plan["type"]> = Extract<Plan, { type: T }>;
