import type { Json, JsonObject } from "./json.ts";
import { type Parameter, type ParameterSchema, ParameterType } from "./parameters.ts";

/** What a list of parameters says of a JSON Schema, and in words what it cannot say. */
export interface SchemaAsList {
  list: Parameter[];
  /** `path`: names from the root; `keyword`: what a list has no word for. Empty where the list says all. */
  lost: { path: string; keyword: string }[];
}

type Lose = (path: string[], keyword: string) => void;

/** Keywords of a value that a list has the same word for, with what their value must be. */
const TEXT = (value: Json) => typeof value === "string";
const COUNT = (value: Json) => typeof value === "number" && Number.isInteger(value) && value >= 0;
const KEYWORDS: Record<string, (value: Json) => boolean> = {
  description: TEXT,
  default: () => true,
  enum: (value) => Array.isArray(value) && value.length > 0,
  format: TEXT,
  pattern: TEXT,
  minLength: COUNT,
  maxLength: COUNT,
};
const NUMBER_BOUNDS = new Map([
  ["minimum", "min"],
  ["maximum", "max"],
]);
const ARRAY_BOUNDS = new Map([
  ["minItems", "min"],
  ["maxItems", "max"],
]);

/** The opposite of `toJsonSchema`: with nothing lost, `toJsonSchema(list)` says the same as the schema. */
export function fromJsonSchema(schema: JsonObject): SchemaAsList {
  const lost: SchemaAsList["lost"] = [];
  const lose: Lose = (path, keyword) => void lost.push({ path: path.join("."), keyword });
  const { type, properties, required, additionalProperties, ...rest } = schema;
  if (type !== "object") lose([], "type");
  for (const keyword of Object.keys(rest)) lose([], keyword);
  return { list: readProperties({ properties, required, additionalProperties }, [], lose), lost };
}

function readProperties({ properties, required, additionalProperties }: Partial<JsonObject>, path: string[], lose: Lose): Parameter[] {
  const fields = isObject(properties) ? properties : {};
  if (!isObject(properties)) lose(path, "properties");
  // A list is always closed: what nobody declared is refused.
  if (additionalProperties !== false) lose(path, "additionalProperties");
  const needed = readRequired(required, fields, path, lose);
  return Object.entries(fields).map(([name, value]) => {
    const schema = readValue(value, [...path, name], lose);
    return { name, ...schema, ...(needed.has(name) ? { required: true } : {}) };
  });
}

function readRequired(required: Json | undefined, fields: JsonObject, path: string[], lose: Lose): Set<string> {
  if (required === undefined) return new Set();
  const names = Array.isArray(required) ? required.filter((name) => typeof name === "string" && Object.hasOwn(fields, name)) : [];
  const isWhole = Array.isArray(required) && names.length === required.length && new Set(names).size === names.length && names.length > 0;
  if (!isWhole) lose(path, "required");
  return new Set(names as string[]);
}

function readValue(value: Json, path: string[], lose: Lose): ParameterSchema {
  if (!isObject(value)) {
    lose(path, JSON.stringify(value));
    return { type: "string" };
  }
  const { type: written, items, properties, required, additionalProperties, ...rest } = value;
  const type = readType(written, value, path, lose);
  const schema: ParameterSchema = { type, ...readKeywords(type, rest, path, lose) };
  if (items !== undefined) schema.items = readValue(items, [...path, "[]"], lose);
  if (properties !== undefined && type === "object") {
    schema.properties = readProperties({ properties, required, additionalProperties }, path, lose);
  } else {
    for (const [keyword, given] of Object.entries({ properties, required, additionalProperties })) {
      if (given !== undefined) lose(path, keyword);
    }
  }
  return schema;
}

/** The type, or the likeliest one where none or several are written. */
function readType(type: Json | undefined, schema: JsonObject, path: string[], lose: Lose): ParameterType {
  const parsed = ParameterType.safeParse(type);
  if (parsed.success) return parsed.data;
  lose(path, "type");
  const first = ParameterType.safeParse(Array.isArray(type) ? type.find((one) => one !== "null") : undefined);
  if (first.success) return first.data;
  if ("properties" in schema) return "object";
  return "items" in schema ? "array" : "string";
}

function readKeywords(type: ParameterType, rest: JsonObject, path: string[], lose: Lose): Omit<ParameterSchema, "type"> {
  const bounds = type === "array" ? ARRAY_BOUNDS : NUMBER_BOUNDS;
  const entries = Object.entries(rest).flatMap(([keyword, value]): [string, Json][] => {
    const bound = bounds.get(keyword);
    if (bound !== undefined && typeof value === "number") return [[bound, value]];
    if (Object.hasOwn(KEYWORDS, keyword) && KEYWORDS[keyword]?.(value) === true) return [[keyword, value]];
    lose(path, keyword);
    return [];
  });
  return Object.fromEntries(entries);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
