import type { Json, JsonObject } from "#lib/contracts/json.ts";

const DEPTH_MAX = 12;
const CHOICES_MAX = 100;
const NAMES: Record<string, string> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
  object: "{ [key: string]: unknown }",
  array: "unknown[]",
};

/** The TypeScript type of what a JSON Schema describes; `unknown` where it says more than a type can. */
export function toTypeText(schema: Json | undefined, depth = 0): string {
  if (!isObject(schema) || depth > DEPTH_MAX) return "unknown";
  if ("const" in schema) return toLiteral(schema["const"]);
  const { enum: choices, anyOf, oneOf, allOf, type } = schema;
  if (Array.isArray(choices)) return choices.length > CHOICES_MAX ? toNamed(type, schema, depth) : union(choices.map(toLiteral));
  const either = anyOf ?? oneOf;
  if (Array.isArray(either)) return union(either.map((one) => toTypeText(one, depth + 1)));
  if (Array.isArray(allOf)) return allOf.map((one) => `(${toTypeText(one, depth + 1)})`).join(" & ") || "unknown";
  return toNamed(type, schema, depth);
}

function toNamed(type: Json | undefined, schema: JsonObject, depth: number): string {
  if (Array.isArray(type)) return union(type.map((one) => toNamed(one, schema, depth)));
  if (type === "array" && isObject(schema["items"])) return `(${toTypeText(schema["items"], depth + 1)})[]`;
  if ((type === "object" || type === undefined) && isObject(schema["properties"])) return toObject(schema, schema["properties"], depth);
  if (type === "object" && isObject(schema["additionalProperties"])) {
    return `{ [key: string]: ${toTypeText(schema["additionalProperties"], depth + 1)} }`;
  }
  return typeof type === "string" ? (NAMES[type] ?? "unknown") : "unknown";
}

function toObject(schema: JsonObject, properties: JsonObject, depth: number): string {
  const { required, additionalProperties } = schema;
  const needed = new Set(Array.isArray(required) ? required : []);
  const pad = "  ".repeat(depth + 1);
  const lines = Object.entries(properties).map(([name, property]) => {
    const given = needed.has(name) || (isObject(property) && "default" in property);
    return `${toComment(property, pad)}${pad}${JSON.stringify(name)}${given ? "" : "?"}: ${toTypeText(property, depth + 1)};\n`;
  });
  const open = additionalProperties === undefined || additionalProperties === true;
  if (lines.length === 0) return open ? "{ [key: string]: unknown }" : "{ [key: string]: never }";
  return `{\n${lines.join("")}${"  ".repeat(depth)}}`;
}

/** What a person wrote about it, and its default, for the hover. */
function toComment(schema: Json | undefined, pad: string): string {
  if (!isObject(schema)) return "";
  const said = typeof schema["description"] === "string" ? schema["description"].trim() : "";
  const preset = "default" in schema ? `Default: ${JSON.stringify(schema["default"])}` : "";
  const text = [said, preset].filter(Boolean).join("\n\n").replaceAll("*/", "*\u200b/");
  if (text === "") return "";
  return `${pad}/**\n${text
    .split("\n")
    .map((line) => `${pad} * ${line}\n`)
    .join("")}${pad} */\n`;
}

/** An object or a list in an enumeration is compared as a whole, which no literal type can say. */
function toLiteral(value: Json | undefined): string {
  return typeof value === "object" && value !== null ? "unknown" : JSON.stringify(value ?? null);
}

function union(types: string[]): string {
  return [...new Set(types)].join(" | ") || "unknown";
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
