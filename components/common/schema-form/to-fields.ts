import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import { describeLimits } from "./describe-limits.ts";
import type { FieldKind, FormField } from "./form-field.ts";
import { resolveRef } from "./resolve-ref.ts";
import { variantsOf, variantTitle } from "./variants-of.ts";

const KIND_OF_TYPE: Record<string, FieldKind> = {
  string: "text",
  number: "number",
  integer: "number",
  boolean: "toggle",
  object: "group",
  array: "list",
};
const BEYOND_FORMS = ["$ref", "oneOf", "anyOf", "allOf", "if", "not", "patternProperties"];
const DATES = ["date", "date-time", "time"];
const BYTES = ["byte", "binary", "base64"];
const LONG_TEXT = 200;
/** Schemas that hold themselves end as JSON. */
const DEPTH_MAX = 8;

/** Where a schema stands: definitions are looked up in the root. */
interface Place {
  root: JsonObject;
  depth: number;
}

/** The inputs for parameters in either form; null when their schema says more than a form can show. */
export function toFields(parameters: Parameters): FormField[] | null {
  const schema = toJsonSchema(parameters);
  if (BEYOND_FORMS.some((keyword) => keyword in schema)) return null;
  const open = schema["additionalProperties"];
  const fields = propertyFields(schema, { root: schema, depth: 0 });
  return fields.length === 0 && (open === undefined || open !== false) && !isEmptyObject(parameters) ? null : fields;
}

function isEmptyObject(parameters: Parameters): boolean {
  return Array.isArray(parameters) && parameters.length === 0;
}

function propertyFields(schema: JsonObject, { root, depth }: Place): FormField[] {
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  const inside = { root, depth: depth + 1 };
  return Object.entries(asObject(schema["properties"])).map(([name, property]) =>
    toField(name, asObject(property), required.has(name), inside),
  );
}

function toField(name: string, written: JsonObject, required: boolean, place: Place): FormField {
  const schema = resolveRef(written, place.root);
  const variants = place.depth < DEPTH_MAX ? variantsOf(schema) : [];
  const kind = variants.length > 0 ? "either" : kindOf(schema, place);
  const inside = { root: place.root, depth: place.depth + 1 };
  return {
    kind,
    name,
    required,
    description: textOf(schema["description"]),
    default: schema["default"],
    limits: describeLimits(kind === "date" || kind === "file" ? { ...schema, format: null } : schema),
    integer: typeOf(schema) === "integer",
    long: typeof schema["maxLength"] === "number" && schema["maxLength"] > LONG_TEXT,
    format: textOf(schema["format"]),
    choices: Array.isArray(schema["enum"]) ? schema["enum"] : [],
    fields: kind === "group" ? propertyFields(schema, place) : [],
    item: kind === "list" ? toField("", asObject(schema["items"]), true, inside) : undefined,
    variants: variants.map((variant) => toField(name, variant, true, inside)),
    title: variantTitle(schema),
    fixed: schema["const"] ?? null,
  };
}

/** What a form has no input for is written as JSON. */
function kindOf(schema: JsonObject, { depth }: Place): FieldKind {
  if (depth >= DEPTH_MAX || BEYOND_FORMS.some((keyword) => keyword in schema)) return "json";
  if ("const" in schema || typeOf(schema) === "null") return "fixed";
  if (Array.isArray(schema["enum"])) return "choice";
  const kind = KIND_OF_TYPE[typeOf(schema)] ?? "json";
  if (kind === "text") return textKind(schema);
  if (kind === "group" && Object.keys(asObject(schema["properties"])).length === 0) return "json";
  if (kind === "list" && !isPlainObject(schema["items"])) return "json";
  return kind;
}

function textKind(schema: JsonObject): FieldKind {
  const format = textOf(schema["format"]);
  if (DATES.includes(format)) return "date";
  return BYTES.includes(format) || schema["contentEncoding"] === "base64" ? "file" : "text";
}

function typeOf(schema: JsonObject): string {
  return textOf(schema["type"]);
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function isPlainObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: Json | undefined): JsonObject {
  return isPlainObject(value) ? value : {};
}
