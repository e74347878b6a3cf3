import type { FormField } from "./form-field.ts";

/** What the line below an input says: what it is for, and what fits. */
export function describeField({ description, limits }: FormField): string {
  return [description, limits].filter((part) => part !== "").join(" · ");
}
