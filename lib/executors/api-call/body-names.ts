import type { Json } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";

const DEPTH_MAX = 20;
const NONE: ReadonlySet<string> = new Set();
/** Every call of an endpoint asks. */
const known = new WeakMap<object, ReadonlySet<string>>();
const COMBINED = ["allOf", "anyOf", "oneOf"] as const;

/**
 * The names that a body has of its own. A path, query, header or cookie may have the same ones, as in `PUT /users/{id}` with an `id` in the
 * body; then the value goes to both places.
 */
export function bodyNames(schema: Parameters | null): ReadonlySet<string> {
  if (schema === null) return NONE;
  const names = known.get(schema) ?? new Set(Array.isArray(schema) ? schema.map(({ name }) => name) : namesOf(schema, schema, DEPTH_MAX));
  known.set(schema, names);
  return names;
}

function namesOf(schema: Json | undefined, root: Json, depth: number): string[] {
  if (depth === 0 || !isObject(schema)) return [];
  const { properties, required, $ref } = schema;
  return [
    ...(isObject(properties) ? Object.keys(properties) : []),
    ...listOf(required).filter((name) => typeof name === "string"),
    ...COMBINED.flatMap((keyword) => listOf(schema[keyword])).flatMap((part) => namesOf(part, root, depth - 1)),
    ...(typeof $ref === "string" ? namesOf(referred($ref, root), root, depth - 1) : []),
  ];
}

/** Only references inside the schema are supported. */
function referred(reference: string, root: Json): Json | undefined {
  const steps = reference.replace(/^#\/?/, "").split("/").filter(Boolean);
  let found: Json | undefined = root;
  for (const step of steps) {
    const name = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
