import type { PlanOf } from "../plan.ts";
import type { Executor } from "../types.ts";
import { executeRest } from "./rest/execute-rest.ts";

/** Calls an endpoint of a connector by the protocol that the connector speaks. */
export const executeApiCall: Executor<PlanOf<"api_call">> = ({ call }, parameters, env) => executeRest(call, parameters, env);
