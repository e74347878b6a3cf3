import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** What people look for first; the database keeps no order. */
const FIRST = [
  ["name", "displayName", "description", "type", "language", "method", "path", "enabled", "config", "operation"],
  ["required", "default", "enum", "min", "max", "properties", "items", "parameters", "pathParams", "queryParams", "headerParams"],
].flat();

/** A definition as text of which each line says one thing, the same for the same definition. Code is compared by itself. */
export function definitionText({ code, ...definition }: JsonObject): string {
  return JSON.stringify(ordered(definition), null, 2);
}

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value).sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, ordered(value[key] ?? null)]));
}

function rank(key: string): number {
  const index = FIRST.indexOf(key);
  return index === -1 ? FIRST.length : index;
}
