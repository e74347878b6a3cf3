import type { Json } from "#lib/contracts/json.ts";

/** A result as text: text as it is, all else as JSON. */
export function resultText(value: Json, indent: 0 | 2): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, indent);
}

/** JSON is written from the left in every language; text goes as it begins. */
export function resultDir(value: Json): "ltr" | "auto" {
  return typeof value === "string" ? "auto" : "ltr";
}
