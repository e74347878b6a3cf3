import type { Json } from "#lib/contracts/json.ts";
import type { ParameterSchema, ParameterType } from "#lib/contracts/parameters.ts";

export type Read = { value: Json } | { error: string };

const READERS: Record<ParameterType, (text: string, schema: ParameterSchema) => Read> = {
  string: (text) => ({ value: text }),
  number: (text) => readNumber(text, false),
  integer: (text) => readNumber(text, true),
  boolean: (text) => (text === "true" || text === "false" ? { value: text === "true" } : { error: "write true or false" }),
  object: (text) => {
    const read = readJson(text);
    if ("error" in read) return read;
    return typeof read.value === "object" && read.value !== null && !Array.isArray(read.value) ? read : { error: "write a JSON object" };
  },
  array: (text, { items }) => (text.trimStart().startsWith("[") ? readList(text) : readItems(text, items ?? { type: "string" })),
};

/** The value that a person means by what stands in an input. A list may be written with commas. */
export function readValue(schema: ParameterSchema, text: string): Read {
  if (schema.enum !== undefined) {
    const chosen = schema.enum.find((choice) => toText(choice) === text);
    if (chosen !== undefined) return { value: chosen };
  }
  return READERS[schema.type](text, schema);
}

/** What stands in an input for a value. */
export function toText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function readNumber(text: string, whole: boolean): Read {
  const number = Number(text.trim());
  if (text.trim() === "" || !Number.isFinite(number)) return { error: "write a number" };
  return whole && !Number.isInteger(number) ? { error: "write a whole number" } : { value: number };
}

function readJson(text: string): Read {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return { error: "this is not JSON" };
  }
}

function readList(text: string): Read {
  const read = readJson(text);
  return "error" in read || Array.isArray(read.value) ? read : { error: "write a JSON list" };
}

function readItems(text: string, items: ParameterSchema): Read {
  const parts = text.split(",").map((part) => part.trim());
  const read = parts.map((part) => readValue(items, part));
  const failed = read.find((one) => "error" in one);
  return failed ?? { value: read.flatMap((one) => ("value" in one ? [one.value] : [])) };
}
