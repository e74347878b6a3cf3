import type { Json } from "#lib/contracts/json.ts";
import type { FieldKind, FormField } from "./form-field.ts";

const FITS: Record<FieldKind, (field: FormField, value: Json) => boolean> = {
  text: (_field, value) => typeof value === "string",
  date: (_field, value) => typeof value === "string",
  file: (_field, value) => typeof value === "string",
  number: (field, value) => typeof value === "number" && (!field.integer || Number.isInteger(value)),
  toggle: (_field, value) => typeof value === "boolean",
  choice: (field, value) => field.choices.some((choice) => JSON.stringify(choice) === JSON.stringify(value)),
  fixed: (field, value) => JSON.stringify(field.fixed) === JSON.stringify(value),
  list: (field, value) => Array.isArray(value) && value.every((item) => field.item !== undefined && fits(field.item, item)),
  group: fitsGroup,
  either: (field, value) => variantOf(field.variants, value) !== -1,
  json: () => true,
};

/** The first variant that a value can be; -1 where it can be none. */
export function variantOf(variants: readonly FormField[], value: Json): number {
  return variants.findIndex((variant) => fits(variant, value));
}

function fits(field: FormField, value: Json): boolean {
  return FITS[field.kind](field, value);
}

function fitsGroup(field: FormField, value: Json): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const known = new Map(field.fields.map((child) => [child.name, child]));
  const isWhole = field.fields.every(({ name, required }) => !required || Object.hasOwn(value, name));
  return (
    isWhole &&
    Object.entries(value).every(([name, item]) => {
      const child = known.get(name);
      return child !== undefined && fits(child, item);
    })
  );
}
