import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { type Parameter, type Parameters, ParameterType } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";

/** The fields on the body's first level, in either form of a schema. */
export function bodyFields(schema: Parameters | null): Parameter[] {
  if (schema === null) return [];
  if (Array.isArray(schema)) return schema;
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  return Object.entries(asObject(schema["properties"])).map(([name, property]) =>
    toParameter(name, asObject(property), required.includes(name)),
  );
}

/** The body with one more field, before the field that has `index` now. */
export function addBodyField(schema: Parameters | null, field: Parameter, index = Number.POSITIVE_INFINITY): Parameters {
  if (schema === null || Array.isArray(schema)) return (schema ?? []).toSpliced(index, 0, field);
  const made = toJsonSchema([field]);
  const entries = Object.entries(asObject(schema["properties"])).filter(([name]) => name !== field.name);
  const property = asObject(made["properties"])[field.name] ?? {};
  const required = [...requiredOf(schema).filter((name) => name !== field.name), ...(field.required === true ? [field.name] : [])];
  return { ...schema, properties: Object.fromEntries(entries.toSpliced(index, 0, [field.name, property])), ...listed(required, schema) };
}

export function removeBodyField(schema: Parameters | null, name: string): Parameters | null {
  if (schema === null) return null;
  if (Array.isArray(schema)) return schema.filter((field) => field.name !== name);
  const properties = Object.fromEntries(Object.entries(asObject(schema["properties"])).filter(([key]) => key !== name));
  return {
    ...schema,
    properties,
    ...listed(
      requiredOf(schema).filter((key) => key !== name),
      schema,
    ),
  };
}

function listed(required: Json[], schema: JsonObject): { required?: Json[] } {
  return required.length === 0 && schema["required"] === undefined ? {} : { required };
}

function requiredOf(schema: JsonObject): Json[] {
  return Array.isArray(schema["required"]) ? schema["required"] : [];
}

/** As much of a property as a parameter can say. */
function toParameter(name: string, property: JsonObject, required: boolean): Parameter {
  const type = ParameterType.safeParse([property["type"]].flat()[0]).data ?? "string";
  const { description, default: preset, enum: choices, format } = property;
  return {
    name,
    type,
    required,
    ...(typeof description === "string" ? { description } : {}),
    ...(preset === undefined ? {} : { default: preset }),
    ...(Array.isArray(choices) && choices.length > 0 ? { enum: choices } : {}),
    ...(typeof format === "string" ? { format } : {}),
  };
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
