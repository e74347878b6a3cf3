import type { Json, JsonObject } from "./contracts/json.ts";

/** Keywords whose values are data, not schemas. */
const DATA = new Set(["default", "enum", "const", "examples", "example"]);
/** Keywords whose values hold a schema under each name; the names are the user's own and mean nothing. */
const MAPS = new Set(["properties", "patternProperties", "dependentSchemas", "dependencies"]);
/** Counted where they are referred to. */
const DEFINITIONS = new Set(["$defs", "definitions"]);

interface CostOptions {
  /** What a subschema counts by itself; 1 where absent. */
  weigh?: (subschema: JsonObject) => number;
  /** Throws where a keyword may not stand in `owner`. */
  check?: (keyword: string, owner: JsonObject) => void;
  /** What to throw of a schema that has no cost. The message goes on after its name. */
  fault?: (message: string) => Error;
}

/** How many subschemas a check walks, each counted once for every way that leads to it, references included. One that refers to itself has no cost. */
export function schemaCost(
  schema: JsonObject,
  { weigh = () => 1, check, fault = (message) => new Error(message) }: CostOptions = {},
): number {
  const costs = new Map<JsonObject, number>();
  const open = new Set<JsonObject>();

  const sum = (values: Json[]): number => values.reduce<number>((total, value) => total + cost(value), 0);
  const cost = (node: Json): number => {
    if (typeof node !== "object" || node === null) return 0;
    if (Array.isArray(node)) return sum(node);
    const known = costs.get(node);
    if (known !== undefined) return known;
    if (open.has(node)) throw fault("refers to itself; recursive schemas are not supported");
    open.add(node);
    const total = Object.entries(node).reduce((subtotal, entry) => subtotal + costOfKeyword(...entry, node), weigh(node));
    open.delete(node);
    costs.set(node, total);
    return total;
  };
  const costOfKeyword = (keyword: string, value: Json, owner: JsonObject): number => {
    check?.(keyword, owner);
    if (keyword === "$ref" && typeof value === "string") return cost(resolve(schema, value, fault));
    if (DATA.has(keyword) || DEFINITIONS.has(keyword)) return 0;
    const holdsMap = MAPS.has(keyword) && typeof value === "object" && value !== null && !Array.isArray(value);
    return holdsMap ? sum(Object.values(value)) : cost(value);
  };
  return cost(schema);
}

/** Only references inside the schema, by JSON Pointer (RFC 6901). */
function resolve(root: JsonObject, reference: string, fault: (message: string) => Error): Json {
  if (!reference.startsWith("#"))
    throw fault(`refers to ${reference.slice(0, 200)}; only references inside the schema (#/…) are supported`);
  const parts = reference.slice(1).split("/").slice(1);
  let node: Json | undefined = root;
  for (const part of parts) {
    const key = decodePart(part);
    node =
      typeof node === "object" && node !== null && key !== undefined && Object.hasOwn(node, key) ? (node as JsonObject)[key] : undefined;
    if (node === undefined) throw fault(`refers to ${reference.slice(0, 200)}, which does not exist`);
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
