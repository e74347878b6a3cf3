import { randomUUID } from "node:crypto";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { sha256 } from "#lib/crypto/sha256.ts";
import type { GraphqlCall } from "#lib/executors/api-call/graphql/graphql-call.ts";
import { type Expects, postOperation } from "#lib/executors/api-call/graphql/post-operation.ts";
import type { GraphqlAnswer } from "#lib/executors/api-call/graphql/read-graphql-answer.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";

/** Calls one operation of a GraphQL service. Its output is the answer's `data`; where partial data is kept, `{data, errors}`. */
export async function executeGraphql(call: GraphqlCall, parameters: Record<string, Json>, env: HttpEnv): Promise<Json> {
  const answer = call.persisted
    ? await sendPersisted({ ...call, idempotencyKey: randomUUID() }, parameters, env)
    : await sendWhole(call, parameters, env);
  const data = answer?.data ?? null;
  return call.partialData === "keep" ? { data, errors: answer?.errors ?? [] } : data;
}

/** A service that was sent one operation twice can tell by the key. */
type Keyed = GraphqlCall & { idempotencyKey?: string };

function sendWhole(call: Keyed, variables: JsonObject, env: HttpEnv, extensions: JsonObject = {}): Promise<GraphqlAnswer | undefined> {
  const { document, operationName } = call;
  return postOperation(call, { query: document, ...(operationName === null ? {} : { operationName }), variables, ...extensions }, env);
}

/** Automatic persisted queries, as Apollo defined them: the hash alone, and the document with it only when the service does not know it. */
async function sendPersisted(call: Keyed, variables: JsonObject, env: HttpEnv): Promise<GraphqlAnswer | undefined> {
  const { document, operationName } = call;
  const extensions = { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(document) } } };
  const body = { ...(operationName === null ? {} : { operationName }), variables, ...extensions };
  let whole: JsonObject | undefined;
  const expects: Expects = (status, answer) => {
    if (answer !== undefined && refuses(answer, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")) whole = extensions;
    else if (answer !== undefined && refuses(answer, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")) whole = {};
    else whole = call.idempotent && seemsRefused(status, answer) ? {} : undefined;
    return whole !== undefined;
  };
  const answer = await postOperation(call, body, env, expects);
  return whole === undefined ? answer : sendWhole(call, variables, env, whole);
}

/**
 * Services that do not know such requests refuse them in various words, some with `data: null`. An execution that failed may answer alike,
 * so only what does no harm twice is sent again by this.
 */
function seemsRefused(status: number, answer: GraphqlAnswer | undefined): boolean {
  const isRefused = status === 400 || status === 404 || status === 422;
  if (answer === undefined) return isRefused;
  if (answer.errors.some(hasPath)) return false;
  return answer.data === undefined ? isRefused || status === 200 : answer.data === null && isRefused;
}

/** Whether a service says this of the request itself; of an execution, it may be the answer of a service behind it. */
function refuses({ data = null, errors }: GraphqlAnswer, code: string, message: string): boolean {
  if (data !== null || errors.some(hasPath)) return false;
  return errors.some(({ message: told, extensions }) => {
    if (told === message) return true;
    return typeof extensions === "object" && extensions !== null && !Array.isArray(extensions) && extensions["code"] === code;
  });
}

/** What went wrong in an execution has the path of a field. */
function hasPath({ path }: JsonObject): boolean {
  return Array.isArray(path);
}
