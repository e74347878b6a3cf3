import type { PlanOf } from "../plan.ts";
import type { Executor } from "../types.ts";
import type { ApiCall } from "./api-call.ts";
import { executeRest } from "./rest/execute-rest.ts";

type CallOf<P extends ApiCall["protocol"]> = Extract<ApiCall, { protocol: P }>;

const PROTOCOLS = { rest: executeRest } satisfies { [P in ApiCall["protocol"]]: Executor<CallOf<P>> };

/** Calls an endpoint of a connector by the protocol that the connector speaks. */
export const executeApiCall: Executor<PlanOf<"api_call">> = ({ call }, parameters, env) => {
  // A protocol's executor takes the calls of that protocol: the `satisfies` above keeps the two in step.
  const executor = PROTOCOLS[call.protocol] as Executor<ApiCall>;
  return executor(call, parameters, env);
};
