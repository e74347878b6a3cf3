import { z } from "zod";

type Bare<T> = T extends z.ZodDefault<infer Inner> ? Inner : T extends z.ZodPrefault<infer Inner> ? Inner : T;

/** The fields of an update: all may be left out, and what is left out stays as it is instead of becoming the default. */
export function changesOf<S extends z.ZodRawShape>(fields: S): { [K in keyof S]: z.ZodOptional<Bare<S[K]>> } {
  const entries = Object.entries(fields).map(([name, field]) => [name, z.optional(bare(field))]);
  // Each entry is what the type says of its field.
  return Object.fromEntries(entries) as { [K in keyof S]: z.ZodOptional<Bare<S[K]>> };
}

function bare(field: z.core.$ZodType): z.core.$ZodType {
  return field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field;
}
