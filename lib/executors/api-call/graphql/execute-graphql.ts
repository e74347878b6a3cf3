import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { sha256 } from "#lib/crypto/sha256.ts";
import type { GraphqlCall } from "#lib/executors/api-call/graphql/graphql-call.ts";
import { type Expects, postOperation } from "#lib/executors/api-call/graphql/post-operation.ts";
import type { GraphqlAnswer } from "#lib/executors/api-call/graphql/read-graphql-answer.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";

/** Calls one operation of a GraphQL service. Its output is the answer's `data`; where partial data is kept, `{data, errors}`. */
export async function executeGraphql(call: GraphqlCall, parameters: Record<string, Json>, env: HttpEnv): Promise<Json> {
  const answer = call.persisted ? await sendPersisted(call, parameters, env) : await sendWhole(call, parameters, env);
  const data = answer?.data ?? null;
  return call.partialData === "keep" ? { data, errors: answer?.errors ?? [] } : data;
}

function sendWhole(
  call: GraphqlCall,
  variables: JsonObject,
  env: HttpEnv,
  extensions: JsonObject = {},
): Promise<GraphqlAnswer | undefined> {
  const { document, operationName } = call;
  return postOperation(call, { query: document, ...(operationName === null ? {} : { operationName }), variables, ...extensions }, env);
}

/** Automatic persisted queries, as Apollo defined them: the hash alone, and the document with it only when the service does not know it. */
async function sendPersisted(call: GraphqlCall, variables: JsonObject, env: HttpEnv): Promise<GraphqlAnswer | undefined> {
  const { document, operationName } = call;
  const extensions = { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(document) } } };
  const body = { ...(operationName === null ? {} : { operationName }), variables, ...extensions };
  let whole: JsonObject | undefined;
  const expects: Expects = (status, answer) => {
    whole = answer !== undefined && says(answer, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound") ? extensions : undefined;
    if (whole === undefined && wasNotExecuted(status, answer)) whole = {};
    return whole !== undefined;
  };
  const answer = await postOperation(call, body, env, expects);
  return whole === undefined ? answer : sendWhole(call, variables, env, whole);
}

/**
 * Services that do not know such requests refuse them in various words, some with `data: null`, but before they execute anything. What
 * went wrong in an execution has the path of a field.
 */
function wasNotExecuted(status: number, answer: GraphqlAnswer | undefined): boolean {
  if (answer !== undefined && says(answer, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")) return true;
  const isRefused = status === 400 || status === 404 || status === 422;
  if (answer === undefined) return isRefused;
  if (answer.errors.some(({ path }) => Array.isArray(path))) return false;
  return answer.data === undefined ? isRefused || status === 200 : answer.data === null && isRefused;
}

function says({ errors }: GraphqlAnswer, code: string, message: string): boolean {
  return errors.some((error) => {
    const { extensions } = error;
    if (error["message"] === message) return true;
    return typeof extensions === "object" && extensions !== null && !Array.isArray(extensions) && extensions["code"] === code;
  });
}
