import { ExecutorFailure } from "#lib/errors.ts";
import { postOperation } from "../graphql/post-operation.ts";
import type { GraphqlAnswer } from "../graphql/read-graphql-answer.ts";
import type { Probe } from "./probe.ts";

/** Asks what every GraphQL service can answer. */
export const probeGraphql: Probe = async (upstream, _target, env) => {
  const call = { upstream, idempotent: true, idempotencyHeader: null, partialData: "fail" } as const;
  const answer = await postOperation(call, { query: "{ __typename }" }, env);
  if (!isAnswered(answer)) throw new ExecutorFailure("upstream", "The service answered to the query { __typename } with something else");
  return { isSure: true, status: 200, detail: "The service answered to a query" };
};

function isAnswered(answer: GraphqlAnswer | undefined): boolean {
  const data = answer?.data;
  return typeof data === "object" && data !== null && !Array.isArray(data) && typeof data["__typename"] === "string";
}
