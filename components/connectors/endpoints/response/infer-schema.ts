import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** What was seen at one place of a sample, over all items that have it. */
interface Seen {
  types: Set<string>;
  /** How many objects were seen, and in how many of them each field. */
  objects: number;
  fields: Map<string, { count: number; seen: Seen }>;
  items: Seen | null;
  formats: Set<string>;
}

const DEPTH_MAX = 60;
const FORMATS: [format: string, pattern: RegExp][] = [
  ["date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/],
  ["date", /^\d{4}-\d{2}-\d{2}$/],
  ["uuid", /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ["uri", /^https?:\/\/[^\s<>"{}|\\^`]+$/],
];

/**
 * The JSON Schema that a sample fits: items of a list are one kind, fields that all of them have are required, null makes nullable, and a
 * format counts only where every text has it.
 */
export function inferSchema(sample: Json): JsonObject {
  return toSchema(look(newSeen(), sample, 0));
}

function newSeen(): Seen {
  return { types: new Set(), objects: 0, fields: new Map(), items: null, formats: new Set() };
}

function look(seen: Seen, value: Json, depth: number): Seen {
  seen.types.add(typeOf(value));
  if (typeof value === "string") seen.formats.add(formatOf(value));
  if (depth > DEPTH_MAX || typeof value !== "object" || value === null) return seen;
  if (Array.isArray(value)) {
    seen.items ??= newSeen();
    for (const item of value) look(seen.items, item, depth + 1);
    return seen;
  }
  seen.objects += 1;
  for (const [name, field] of Object.entries(value)) {
    const known = seen.fields.get(name) ?? { count: 0, seen: newSeen() };
    known.count += 1;
    look(known.seen, field, depth + 1);
    seen.fields.set(name, known);
  }
  return seen;
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function formatOf(text: string): string {
  return FORMATS.find(([, pattern]) => pattern.test(text))?.[0] ?? "";
}

function toSchema(seen: Seen): JsonObject {
  const types = seen.types;
  // A whole number among others was one by chance.
  const names = [...types].filter((type) => type !== "integer" || !types.has("number"));
  // Of what was always null nothing is known.
  if (names.length === 0 || (names.length === 1 && names[0] === "null")) return {};
  const sorted = [...names.filter((name) => name !== "null"), ...(types.has("null") ? ["null"] : [])];
  const [format, ...others] = seen.formats;
  return {
    type: sorted.length === 1 ? (sorted[0] ?? "string") : sorted,
    ...(format === undefined || format === "" || others.length > 0 ? {} : { format }),
    ...(types.has("object") ? objectPart(seen) : {}),
    ...(types.has("array") && seen.items !== null ? { items: toSchema(seen.items) } : {}),
  };
}

function objectPart({ fields, objects }: Seen): JsonObject {
  const entries = [...fields];
  const required = entries.filter(([, { count }]) => count === objects).map(([name]) => name);
  return {
    properties: Object.fromEntries(entries.map(([name, { seen }]) => [name, toSchema(seen)])),
    ...(required.length === 0 ? {} : { required }),
  };
}
