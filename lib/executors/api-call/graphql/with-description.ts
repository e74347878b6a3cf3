import type { JsonObject } from "#lib/contracts/json.ts";

const CHARS_MAX = 300;

/** The schema with the beginning of what the service says about it. */
export function withDescription(schema: JsonObject, description: string | null | undefined): JsonObject {
  const text = description?.trim() ?? "";
  if (text === "") return schema;
  return { ...schema, description: text.length > CHARS_MAX ? `${text.slice(0, CHARS_MAX - 1).toWellFormed()}…` : text };
}
