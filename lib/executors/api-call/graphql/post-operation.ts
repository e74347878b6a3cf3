import type { JsonObject } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import type { GraphqlCall } from "#lib/executors/api-call/graphql/graphql-call.ts";
import { type GraphqlAnswer, readGraphqlAnswer } from "#lib/executors/api-call/graphql/read-graphql-answer.ts";
import { toGraphqlFailure } from "#lib/executors/api-call/graphql/to-graphql-failure.ts";
import { type HttpEnv, sendRequest, type UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { toStatusFailure } from "#lib/executors/api-call/http/to-status-failure.ts";

/** The media types of the GraphQL-over-HTTP specification; older services know the second alone. */
const HEADERS = { accept: "application/graphql-response+json, application/json;q=0.9", "content-type": "application/json" };

/** What an answer is a failure by. */
type Posted = Omit<GraphqlCall, "protocol" | "document" | "operationName" | "persisted"> & Pick<UpstreamRequest, "idempotencyKey">;

/** Whether an answer is expected, though it would be a failure elsewhere. */
export type Expects = (status: number, answer: GraphqlAnswer | undefined) => boolean;

/** Sends one operation. Undefined only for an answer that `expects` took and that is none of a GraphQL service. */
export async function postOperation(
  call: Posted,
  body: JsonObject,
  env: HttpEnv,
  expects: Expects = () => false,
): Promise<GraphqlAnswer | undefined> {
  const { upstream, idempotent, idempotencyHeader, idempotencyKey } = call;
  let read: GraphqlAnswer | undefined;
  await sendRequest(
    upstream,
    {
      method: "POST",
      url: new URL(upstream.baseUrl),
      headers: HEADERS,
      body: JSON.stringify(body),
      idempotent,
      ...(idempotencyHeader === null ? {} : { idempotencyHeader }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      judge(answer, auth) {
        read = readGraphqlAnswer(answer);
        return expects(answer.status, read) ? undefined : failureOf(call, answer, read, auth);
      },
    },
    env,
  );
  return read;
}

function failureOf(
  { partialData }: Posted,
  answer: EgressAnswer,
  read: GraphqlAnswer | undefined,
  auth: ResolvedAuth,
): ExecutorFailure | undefined {
  const isOk = answer.status >= 200 && answer.status <= 299;
  if (read === undefined) return isOk ? noAnswer() : toStatusFailure(answer, auth);
  if (read.errors.length === 0) return isOk ? undefined : toStatusFailure(answer, auth);
  const hasData = read.data !== undefined && read.data !== null;
  return isOk && hasData && partialData === "keep" ? undefined : toGraphqlFailure(answer, read, auth);
}

function noAnswer(): ExecutorFailure {
  return new ExecutorFailure("upstream", "The service answered with something else than GraphQL: JSON with data or errors was expected");
}
