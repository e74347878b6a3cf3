import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** How many subschemas a check walks, each counted once for every way that leads to it. The schema must not refer to itself. */
export function schemaCost(schema: JsonObject): number {
  const defs = (schema["$defs"] ?? {}) as Record<string, JsonObject>;
  const known = new Map<string, number>();
  const ofDefinition = (name: string): number => {
    const cost = known.get(name) ?? costOf(defs[name] ?? {});
    known.set(name, cost);
    return cost;
  };
  const costOf = (node: Json): number => {
    if (typeof node !== "object" || node === null) return 0;
    const reference = Array.isArray(node) ? undefined : node["$ref"];
    const own = typeof reference === "string" ? ofDefinition(reference.slice("#/$defs/".length)) : 0;
    return Object.entries(node).reduce((sum, [keyword, value]) => (keyword === "$defs" ? sum : sum + costOf(value)), 1 + own);
  };
  return costOf(schema);
}
