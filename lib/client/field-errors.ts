import type { z } from "zod";
import type { FieldError } from "#lib/contracts/errors.ts";

/** The first message of each field that a schema refuses; empty when the value is valid. */
export function fieldErrors(schema: z.ZodType, value: unknown): Record<string, string> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return {};
  return byField(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })));
}

/** The server's field errors under the names of the form: the first step of a path is the field. */
export function byField(errors: readonly FieldError[] | undefined): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of errors ?? []) fields[path.replace(/^body\./, "").split(/[.[]/)[0] ?? ""] ??= message;
  return fields;
}
