import type { z } from "zod";
import { ExecutorFailure } from "#lib/errors.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { exceedsDepth } from "#lib/json-depth.ts";

/** What strangers' code sent, as its schema reads it. */
export function parsePayload<S extends z.ZodType>(schema: S, json: string): z.output<S> {
  if (exceedsDepth(json, DEPTH_MAX)) throw invalid(`nested deeper than ${DEPTH_MAX} levels`);
  const result = schema.safeParse(parse(json));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(`${issue?.path.join(".") || "its argument"}: ${issue?.message ?? "not valid"}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalid("no JSON");
  }
}

function invalid(reason: string): ExecutorFailure {
  return new ExecutorFailure("validation", `The call is not valid: ${reason}`);
}
