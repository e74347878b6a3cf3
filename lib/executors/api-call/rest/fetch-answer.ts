import { createHash } from "node:crypto";
import type { Json } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { sendRequest, type UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { collecting } from "#lib/executors/api-call/rest/answer/collecting.ts";
import { readAnswer } from "#lib/executors/api-call/rest/answer/read-answer.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import type { RestEnv } from "#lib/executors/api-call/rest/rest-env.ts";

export interface RestAnswer {
  output: Json;
  headers: EgressAnswer["headers"];
  /** Of the body, decompressed. */
  bytes: number;
  /** The same for the same body. */
  fingerprint(): string;
}

/** Sends one request of an endpoint and reads its answer as the endpoint says. */
export async function fetchAnswer(call: RestCall, request: UpstreamRequest, env: RestEnv): Promise<RestAnswer> {
  let isCut = false;
  // The answer that counts is the last one.
  const onAnswer = (cut: boolean) => {
    isCut = cut;
  };
  const collects = call.answerType === "events" || call.answerType === "lines";
  const egress = collects ? { value: { ...env.egress, ...collecting(env.egress, onAnswer) } } : undefined;
  // The environment makes its parts when they are asked for, so it is not copied.
  const own: RestEnv = egress === undefined ? env : Object.create(env, { egress });
  const answer = await sendRequest(call.upstream, request, own);
  const { headers, body } = answer;
  const fingerprint = () => createHash("sha256").update(body).digest("base64");
  return { output: await readAnswer(answer, call.answerType, own, isCut), headers, bytes: body.length, fingerprint };
}
