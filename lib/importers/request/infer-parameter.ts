import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Parameter, ParameterSchema } from "#lib/contracts/parameters.ts";

const DEPTH_MAX = 12;
const COUNT_MAX = 200;

/** The type of a value that stood in a text, and the value of that type. Leading zeros and long numbers are text. */
export function readValue(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text)) return Number(text);
  return text;
}

/** Parameters of the fields of an object; null where they are too many to be written down. */
export function inferParameters(object: JsonObject, depth = 0): Parameter[] | null {
  const entries = Object.entries(object).filter(([name]) => name !== "" && name.length <= 128);
  if (entries.length > COUNT_MAX || entries.length < Object.keys(object).length) return null;
  return entries.map(([name, value]) => ({ name, ...inferSchema(value ?? null, depth) }));
}

export function inferSchema(value: Json, depth = 0): ParameterSchema {
  if (typeof value === "string" || value === null) return { type: "string" };
  if (typeof value === "boolean") return { type: "boolean" };
  if (typeof value === "number") return { type: Number.isInteger(value) ? "integer" : "number" };
  if (Array.isArray(value)) return inferArray(value, depth);
  const properties = depth < DEPTH_MAX ? inferParameters(value, depth + 1) : null;
  return properties === null || properties.length === 0 ? { type: "object" } : { type: "object", properties };
}

/** Items are described where they are of one type; objects together have the fields that any of them has. */
function inferArray(items: Json[], depth: number): ParameterSchema {
  const [first] = items;
  if (first === undefined || first === null || depth >= DEPTH_MAX) return { type: "array" };
  const { type } = inferSchema(first, DEPTH_MAX);
  if (!items.every((item) => item !== null && inferSchema(item, DEPTH_MAX).type === type)) return { type: "array" };
  const example = type === "object" ? Object.assign({}, ...items) : first;
  return { type: "array", items: inferSchema(example, depth + 1) };
}

/** The value without fields that are null: what they would hold is not known. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(given.map(([name, field]) => [name, withoutNulls(field ?? null)]));
}
