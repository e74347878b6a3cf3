import { hiddenSecrets } from "../hidden-secrets.ts";
import type { PlanOf } from "../plan.ts";
import type { Executor } from "../types.ts";
import type { ApiCall } from "./api-call.ts";
import { executeCustom } from "./custom/execute-custom.ts";
import { executeGraphql } from "./graphql/execute-graphql.ts";
import { executeGrpc } from "./grpc/execute-grpc.ts";
import { executeRest } from "./rest/execute-rest.ts";
import { shapeOutput } from "./shape/shape-output.ts";
import { executeSoap } from "./soap/execute-soap.ts";

type CallOf<P extends ApiCall["protocol"]> = Extract<ApiCall, { protocol: P }>;

const PROTOCOLS = { rest: executeRest, graphql: executeGraphql, soap: executeSoap, grpc: executeGrpc, custom: executeCustom } satisfies {
  [P in ApiCall["protocol"]]: Executor<CallOf<P>>;
};

/** Calls an endpoint of a connector by the protocol that the connector speaks, and gives what the endpoint wants of the answer. */
export const executeApiCall: Executor<PlanOf<"api_call">> = async ({ call, shape, secrets }, parameters, env) => {
  // A protocol's executor takes the calls of that protocol: the `satisfies` above keeps the two in step.
  const executor = PROTOCOLS[call.protocol] as Executor<ApiCall>;
  env.record.onStart?.(0);
  const output = await executor(call, parameters, env);
  return shapeOutput(shape, output, () => hiddenSecrets({ secrets }, env));
};
