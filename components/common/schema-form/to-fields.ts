import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import { describeLimits } from "./describe-limits.ts";
import type { FieldKind, FormField } from "./form-field.ts";

const KIND_OF_TYPE: Record<string, FieldKind> = {
  string: "text",
  number: "number",
  integer: "number",
  boolean: "toggle",
  object: "group",
  array: "list",
};
const BEYOND_FORMS = ["$ref", "oneOf", "anyOf", "allOf", "if", "not", "patternProperties"];
const LONG_TEXT = 200;

/** The inputs for parameters in either form; null when their schema says more than a form can show. */
export function toFields(parameters: Parameters): FormField[] | null {
  const schema = toJsonSchema(parameters);
  if (BEYOND_FORMS.some((keyword) => keyword in schema)) return null;
  const open = schema["additionalProperties"];
  const fields = propertyFields(schema);
  return fields.length === 0 && (open === undefined || open !== false) && !isEmptyObject(parameters) ? null : fields;
}

function isEmptyObject(parameters: Parameters): boolean {
  return Array.isArray(parameters) && parameters.length === 0;
}

function propertyFields(schema: JsonObject): FormField[] {
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  return Object.entries(asObject(schema["properties"])).map(([name, property]) => toField(name, asObject(property), required.has(name)));
}

function toField(name: string, schema: JsonObject, required: boolean): FormField {
  const items = schema["items"];
  const kind = kindOf(schema);
  return {
    kind,
    name,
    required,
    description: typeof schema["description"] === "string" ? schema["description"] : "",
    default: schema["default"],
    limits: describeLimits(schema),
    integer: typeOf(schema) === "integer",
    long: typeof schema["maxLength"] === "number" && schema["maxLength"] > LONG_TEXT,
    format: typeof schema["format"] === "string" ? schema["format"] : "",
    choices: Array.isArray(schema["enum"]) ? schema["enum"] : [],
    fields: kind === "group" ? propertyFields(schema) : [],
    item: kind === "list" ? toField("", asObject(items), true) : undefined,
  };
}

/** What a form has no input for is written as JSON. */
function kindOf(schema: JsonObject): FieldKind {
  if (BEYOND_FORMS.some((keyword) => keyword in schema)) return "json";
  if (Array.isArray(schema["enum"])) return "choice";
  const kind = KIND_OF_TYPE[typeOf(schema)] ?? "json";
  if (kind === "group" && Object.keys(asObject(schema["properties"])).length === 0) return "json";
  if (kind === "list" && !isPlainObject(schema["items"])) return "json";
  return kind;
}

function typeOf(schema: JsonObject): string {
  return typeof schema["type"] === "string" ? schema["type"] : "";
}

function isPlainObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: Json | undefined): JsonObject {
  return isPlainObject(value) ? value : {};
}
