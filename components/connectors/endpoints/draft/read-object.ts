import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** The JSON object that a text is; null for anything else, as while it is written. */
export function readObject(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    // Half an object, kept as it was typed.
    return null;
  }
}
