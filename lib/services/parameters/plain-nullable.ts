import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** Keywords whose values are data, not schemas. */
const DATA = new Set(["default", "enum", "const", "examples", "example"]);
/** Keywords whose values hold a schema under each name. */
const MAPS = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);

/** `nullable` of OpenAPI 3.0 beside no `type` of its own (`{$ref, nullable: true}`) in words of JSON Schema; beside a type, the validator knows it. */
export function plainNullable(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = mapSchema(schema);
  if (nullable === undefined) return rest;
  if ("type" in rest) return { ...rest, nullable };
  return nullable === true ? { anyOf: [{ type: "null" }, rest] } : rest;
}

function mapSchema(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (DATA.has(keyword)) return [keyword, value];
    if (MAPS.has(keyword) && isObject(value)) {
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapAny(item)]))];
    }
    return [keyword, mapAny(value)];
  });
  return Object.fromEntries(entries);
}

function mapAny(value: Json): Json {
  if (Array.isArray(value)) return value.map(mapAny);
  return isObject(value) ? plainNullable(value) : value;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
