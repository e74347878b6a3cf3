import type { JsonObject } from "#lib/contracts/json.ts";

/** The schema, and null. One that takes anything takes null already. */
export function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (type === undefined) return schema;
  return { ...schema, type: [type, "null"].flat(), ...(Array.isArray(values) ? { enum: [...values, null] } : {}) };
}
