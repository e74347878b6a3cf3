import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { FieldKind, FormField } from "./form-field.ts";

const EXAMPLES: Record<FieldKind, (field: FormField) => Json> = {
  text: () => "text",
  number: () => 1,
  toggle: () => true,
  choice: (field) => field.choices[0] ?? null,
  group: (field) => exampleValue(field.fields),
  list: (field) => (field.item === undefined ? [] : [exampleOf(field.item)]),
  json: () => ({}),
  date: ({ format }) => DATES[format] ?? "text",
  file: () => "",
  either: ({ variants }) => (variants[0] === undefined ? null : exampleOf(variants[0])),
  fixed: ({ fixed }) => fixed,
};

const DATES: Record<string, string> = { date: "2026-12-24", "date-time": "2026-12-24T18:30:00Z", time: "18:30:00Z" };

/** A value of the right shape for everything that is required, for examples of calls. */
export function exampleValue(fields: readonly FormField[]): JsonObject {
  return Object.fromEntries(fields.filter((field) => field.required).map((field) => [field.name, exampleOf(field)]));
}

function exampleOf(field: FormField): Json {
  return field.default ?? EXAMPLES[field.kind](field);
}
