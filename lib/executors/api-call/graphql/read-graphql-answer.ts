import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { exceedsDepth } from "#lib/json-depth.ts";

/** What a service answers to an operation (specification, section 7.1). */
export interface GraphqlAnswer {
  /** Undefined where nothing was executed. */
  data: Json | undefined;
  errors: JsonObject[];
}

/** Undefined for what is no answer of a GraphQL service, such as a proxy's page. */
export function readGraphqlAnswer({ body }: Pick<EgressAnswer, "body">): GraphqlAnswer | undefined {
  const answer = parse(body.toString("utf8"));
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return undefined;
  const { data, errors } = answer;
  const isList = Array.isArray(errors) && errors.length > 0;
  if (data === undefined && !isList) return undefined;
  return { data, errors: isList ? errors.map(toError) : [] };
}

function parse(text: string): Json | undefined {
  if (exceedsDepth(text, DEPTH_MAX)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Some services answer with bare texts. */
function toError(error: Json): JsonObject {
  return typeof error === "object" && error !== null && !Array.isArray(error) ? error : { message: String(error) };
}
