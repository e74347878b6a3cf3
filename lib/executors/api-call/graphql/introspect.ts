import { getIntrospectionQuery, type IntrospectionOptions } from "graphql";
import { ExecutorFailure } from "#lib/errors.ts";
import { postOperation } from "#lib/executors/api-call/graphql/post-operation.ts";
import type { GraphqlAnswer } from "#lib/executors/api-call/graphql/read-graphql-answer.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** Older services refuse what newer editions of the specification added to introspection. */
const QUESTIONS: IntrospectionOptions[] = [
  { specifiedByUrl: true, inputValueDeprecation: true, oneOf: true },
  { specifiedByUrl: true, inputValueDeprecation: true },
  {},
];

/** What a service says of itself, as the text of an introspection's answer. */
export async function introspect(upstream: Upstream, env: HttpEnv): Promise<string> {
  const call = { upstream, idempotent: true, idempotencyHeader: null, partialData: "fail" } as const;
  for (const options of QUESTIONS.slice(0, -1)) {
    const answer = await postOperation(call, { query: getIntrospectionQuery(options) }, env, isRefusal);
    if (hasSchema(answer)) return JSON.stringify(answer?.data);
  }
  const answer = await postOperation(call, { query: getIntrospectionQuery(QUESTIONS.at(-1)) }, env).catch(explain);
  if (hasSchema(answer)) return JSON.stringify(answer?.data);
  throw new ExecutorFailure("upstream", "The service answered to the introspection query without a schema");
}

/** Another question may be answered; what is wrong with the way to the service stays wrong. */
function isRefusal(status: number, answer: GraphqlAnswer | undefined): boolean {
  return answer !== undefined && answer.errors.length > 0 && (status === 200 || status === 400 || status === 422);
}

function hasSchema(answer: GraphqlAnswer | undefined): boolean {
  const data = answer?.data;
  return (
    typeof data === "object" && data !== null && !Array.isArray(data) && typeof data["__schema"] === "object" && data["__schema"] !== null
  );
}

function explain(thrown: unknown): never {
  if (!(thrown instanceof ExecutorFailure) || thrown.layer !== "upstream") throw thrown;
  const advice = "Where a service allows no introspection, upload its schema (SDL) instead";
  throw new ExecutorFailure("upstream", `${thrown.message}. ${advice}`, thrown.extra);
}
