import { fromJsonSchema } from "#lib/contracts/from-json-schema.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { JsonSchemaObject, type Parameter, ParameterList, type Parameters } from "#lib/contracts/parameters.ts";
import { findJsonEnd } from "./find-json-end.ts";

export interface Fault {
  line: number;
  column: number;
  message: string;
}

/** The parameters that a text says, as a list where a list can say them; or why it says none, and where. */
export function readSchema(text: string, before: Parameters): { value: Parameters } | { fault: Fault } {
  const parsed = readJson(text);
  if ("fault" in parsed) return parsed;
  const schema = JsonSchemaObject.safeParse(parsed.json);
  if (!schema.success) {
    const message = isObject(parsed.json) ? schema.error.issues[0]?.message : "a JSON Schema is an object: { … }";
    return { fault: { line: 1, column: 1, message: message ?? "is no JSON Schema of parameters" } };
  }
  const { list, lost } = fromJsonSchema(schema.data);
  const whole = lost.length === 0 && ParameterList.safeParse(list).success;
  return { value: whole ? withOtherWords(list, Array.isArray(before) ? before : []) : schema.data };
}

function readJson(text: string): { json: Json } | { fault: Fault } {
  try {
    return { json: JSON.parse(text) as Json };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const words = message
      .replace(/^JSON\.parse: /, "")
      .replace(/,? ?(\.\.\..*|".*" is not valid JSON|in JSON at .*|at line \d+ column.*)$/s, "");
    return { fault: { ...placeOf(text, message), message: `is no JSON: ${words === "" ? "unreadable" : words}` } };
  }
}

/** Engines tell a line and column, or a position, or neither. */
function placeOf(text: string, message: string): { line: number; column: number } {
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place !== null) return { line: Number(place[1]), column: Number(place[2]) };
  const position = /position (\d+)/.exec(message);
  const before = text.slice(0, position === null ? findJsonEnd(text) : Number(position[1])).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

const KNOWN = new Set(["name", "type", "required", "description", "default", "enum", "format", "pattern"]);
const BOUNDS = new Set(["min", "max", "minLength", "maxLength", "items", "properties"]);

/** A JSON Schema has no words for how an endpoint writes a parameter: those stay with the parameter's name. */
function withOtherWords(list: readonly Parameter[], before: readonly Parameter[]): Parameter[] {
  const others = new Map(before.map((parameter) => [parameter.name, parameter]));
  return list.map((parameter) => {
    const known = Object.entries(others.get(parameter.name) ?? {}).filter(([keyword]) => !KNOWN.has(keyword) && !BOUNDS.has(keyword));
    return { ...parameter, ...Object.fromEntries(known) };
  });
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
