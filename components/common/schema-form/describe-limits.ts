import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** The bounds of a value in words; empty when there are none. */
export function describeLimits(schema: JsonObject): string {
  return [
    range(schema["minimum"], schema["maximum"], ""),
    range(schema["minLength"], schema["maxLength"], " characters"),
    range(schema["minItems"], schema["maxItems"], " items"),
    typeof schema["pattern"] === "string" ? `matches ${schema["pattern"]}` : "",
    typeof schema["format"] === "string" ? `format ${schema["format"]}` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function range(min: Json | undefined, max: Json | undefined, unit: string): string {
  if (typeof min === "number" && typeof max === "number") return `${min} to ${max}${unit}`;
  if (typeof min === "number") return `at least ${min}${unit}`;
  if (typeof max === "number") return `at most ${max}${unit}`;
  return "";
}
