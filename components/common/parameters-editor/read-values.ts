import type { Json } from "#lib/contracts/json.ts";
import type { ParameterType } from "#lib/contracts/parameters.ts";

const PLAIN_NUMBER = /^\s*-?\d+(\.\d*)?(e[+-]?\d+)?\s*$/i;

export function readNumber(text: string): number {
  if (!PLAIN_NUMBER.test(text)) throw new Error("is not a number");
  return Number(text);
}

export function readCount(text: string): number {
  if (!/^\s*\d+\s*$/.test(text)) throw new Error("is not a whole number");
  return Number(text);
}

/** A value of a type as people write it: texts without quotes, everything else as JSON. */
export function writeValue(type: ParameterType, value: Json): string {
  return type === "string" && typeof value === "string" && isPlain(value) ? value : JSON.stringify(value);
}

export function readValue(type: ParameterType, text: string): Json {
  if (type === "string") return /^\s*".*"\s*$/s.test(text) ? readJson(text) : text.trim();
  if (type === "number" || type === "integer") return readNumber(text);
  return readJson(text);
}

/** One choice a line; texts that a line cannot hold are written as JSON. */
export function writeChoices(type: ParameterType, choices: readonly Json[]): string {
  return choices.map((choice) => writeValue(type, choice)).join("\n");
}

export function readChoices(type: ParameterType, text: string): Json[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => readValue(type, line.trim()));
}

/** What would be lost at the ends of a line, or read as JSON, stands in quotes. */
function isPlain(text: string): boolean {
  return text !== "" && text.trim() === text && !/[\n\r]/.test(text) && !text.startsWith('"');
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new Error("is no JSON");
  }
}
