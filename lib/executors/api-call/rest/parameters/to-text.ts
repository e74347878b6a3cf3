import type { Json } from "#lib/contracts/json.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";

/** A single value as text, for the places of a request that hold nothing else. */
export function toText(name: string, value: Json): string {
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (!isScalar) throw invalidParameter(name, "must be a string, a number or a boolean to be sent here");
  const text = String(value);
  if (!text.isWellFormed()) throw invalidParameter(name, "is not valid Unicode");
  return text;
}
