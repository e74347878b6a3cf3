import type { z } from "zod";
import { ExecutorFailure } from "#lib/errors.ts";

/** What strangers' code sent, as its schema reads it. The schema must not walk what may be large, nor trust how deep it nests. */
export function parsePayload<S extends z.ZodType>(schema: S, json: string): z.output<S> {
  const result = schema.safeParse(parse(json));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalidCall(`${issue?.path.join(".") || "its argument"}: ${issue?.message ?? "not valid"}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalidCall("no JSON");
  }
}

export function invalidCall(reason: string): ExecutorFailure {
  return new ExecutorFailure("validation", `The call is not valid: ${reason}`);
}
