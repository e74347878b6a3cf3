import type { ApiCall } from "./api-call/api-call.ts";
import type { OutputShape } from "./api-call/shape/shape-output.ts";
import type { CodeRun } from "./code/code-run.ts";

/** `secrets`: the credentials' texts in every spelling, kept from the endpoint's expressions. */
export interface ApiCallPlan {
  type: "api_call";
  call: ApiCall;
  shape: OutputShape;
  secrets: readonly string[];
}

/** Everything that one execution needs, looked up and opened beforehand; one member for each type of tool. */
export type Plan = ApiCallPlan | { type: "code_execution"; run: CodeRun };

export type PlanOf<T extends Plan["type"]> = Extract<Plan, { type: T }>;
