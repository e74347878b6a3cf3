import type { Json, JsonObject } from "#lib/contracts/json.ts";

const VARIANTS_MAX = 20;

/** The schemas of which a value fits one: of `oneOf` or `anyOf`, or of several types. None where there is no choice. */
export function variantsOf(schema: JsonObject): JsonObject[] {
  const { oneOf, anyOf, type, ...common } = schema;
  const alternatives = oneOf ?? anyOf;
  const beside = Object.keys(common).filter((keyword) => !ABOUT.includes(keyword));
  if (Array.isArray(alternatives)) {
    const schemas = alternatives.filter(isSchema);
    const isPlain = schemas.length === alternatives.length && beside.length === 0 && (oneOf === undefined || anyOf === undefined);
    return isPlain && schemas.length <= VARIANTS_MAX ? schemas : [];
  }
  if (!Array.isArray(type) || Array.isArray(schema["enum"])) return [];
  const { description: _description, default: _default, title: _title, ...rest } = common;
  return type.filter((name) => typeof name === "string").map((name) => (name === "null" ? { type: name } : { ...rest, type: name }));
}

/** Keywords that say something of all variants and bound none. */
const ABOUT = ["title", "description", "default", "examples", "example", "deprecated", "discriminator", "$comment"];

/** What a variant is called: its title, the value it always has, or its type. */
export function variantTitle(schema: JsonObject): string {
  const { title, type, format } = schema;
  if (typeof title === "string" && title !== "") return title;
  if ("const" in schema) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"]))
    return schema["enum"]
      .map((choice) => JSON.stringify(choice))
      .join(", ")
      .slice(0, 60);
  const marks = Object.entries(asProperties(schema["properties"])).flatMap(([name, property]) =>
    isSchema(property) && typeof property["const"] === "string" ? [`${name}: ${property["const"]}`] : [],
  );
  if (marks.length > 0) return marks.join(", ");
  const names = Object.keys(asProperties(schema["properties"]));
  if (names.length > 0) return `{ ${names.slice(0, 4).join(", ")}${names.length > 4 ? " …" : ""} }`;
  return typeof type === "string" ? [type, typeof format === "string" ? `(${format})` : ""].join(" ").trim() : "any JSON";
}

function isSchema(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asProperties(value: Json | undefined): JsonObject {
  return isSchema(value) ? value : {};
}
