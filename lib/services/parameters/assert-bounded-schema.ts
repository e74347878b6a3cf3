import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { refuse } from "#lib/refuse.ts";

const BYTES_MAX = 64 * 1024;
const COST_MAX = 5_000;
/** Keywords whose values are data, not schemas. */
const DATA = new Set(["default", "enum", "const", "examples", "example"]);
/** Keywords whose values hold a schema under each name; the names are the user's own and mean nothing. */
const MAPS = new Set(["properties", "patternProperties", "dependentSchemas", "dependencies"]);
/** Checked where they are referred to. */
const DEFINITIONS = new Set(["$defs", "definitions"]);
/** They change what a reference means, or leave a name behind in the shared validator. */
const REFUSED = new Set(["$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor"]);

/**
 * Refuses schemas whose check can take time out of proportion: each subschema counts once for each way that leads to it,
 * references included, and one that refers to itself has no bound at all.
 */
export function assertBoundedSchema(schema: JsonObject, path: string): void {
  if (JSON.stringify(schema).length > BYTES_MAX) throw refuse(path, "is larger than 64 KB");
  const costs = new Map<JsonObject, number>();
  const open = new Set<JsonObject>();

  const sum = (values: Json[]): number => values.reduce<number>((total, value) => total + cost(value), 0);
  const cost = (node: Json): number => {
    if (typeof node !== "object" || node === null) return 0;
    if (Array.isArray(node)) return sum(node);
    const known = costs.get(node);
    if (known !== undefined) return known;
    if (open.has(node)) throw refuse(path, "refers to itself; recursive schemas are not supported");
    open.add(node);
    const total = 1 + Object.entries(node).reduce((subtotal, entry) => subtotal + costOfKeyword(...entry, node), 0);
    open.delete(node);
    costs.set(node, total);
    if (total > COST_MAX) throw refuse(path, "is too complex to check");
    return total;
  };
  const costOfKeyword = (keyword: string, value: Json, owner: JsonObject): number => {
    if (REFUSED.has(keyword) || (keyword === "$id" && owner !== schema)) throw refuse(path, `uses ${keyword}, which is not supported`);
    if (keyword === "$ref" && typeof value === "string") return cost(resolve(schema, value, path));
    if (DATA.has(keyword) || DEFINITIONS.has(keyword)) return 0;
    const holdsMap = MAPS.has(keyword) && typeof value === "object" && value !== null && !Array.isArray(value);
    return holdsMap ? sum(Object.values(value)) : cost(value);
  };
  cost(schema);
}

/** Only references inside the schema, by JSON Pointer (RFC 6901). */
function resolve(root: JsonObject, reference: string, path: string): Json {
  if (!reference.startsWith("#"))
    throw refuse(path, `refers to ${reference.slice(0, 200)}; only references inside the schema (#/…) are supported`);
  const parts = reference.slice(1).split("/").slice(1);
  let node: Json | undefined = root;
  for (const part of parts) {
    const key = decodePart(part);
    node =
      typeof node === "object" && node !== null && key !== undefined && Object.hasOwn(node, key) ? (node as JsonObject)[key] : undefined;
    if (node === undefined) throw refuse(path, `refers to ${reference.slice(0, 200)}, which does not exist`);
  }
  return node;
}

/** Undefined for a sequence that is no percent-encoded UTF-8. */
function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return undefined;
  }
}
