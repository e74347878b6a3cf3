import { z } from "zod";

export const Id = z.uuid();

/** Names that scripts and agents use: unique in the workspace, 1–64 characters of letters, digits, `_`, `-`. */
export const Name = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, "use 1–64 letters, digits, _ or -");

export const DisplayName = z.string().trim().min(1).max(200);
export const Description = z.string().max(10_000);
export const Timestamp = z.iso.datetime();
export const TagList = z.array(z.string().trim().min(1).max(50)).max(20);

export const IdParams = z.object({ id: z.string().max(200) });

/** Lists are pages: `cursor` is what the page before returned as `nextCursor`. */
export const ListQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  search: z.string().max(200).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

export const Message = z.object({ message: z.string() });
export type Message = z.infer<typeof Message>;

/** Exact counts of what a tool, endpoint or snippet has done. Durations are in milliseconds. */
export const Usage = z.object({
  executions: z.number().int(),
  failures: z.number().int(),
  totalDurationMs: z.number(),
  lastExecutedAt: Timestamp.nullable(),
});
export type Usage = z.infer<typeof Usage>;

/** The body of an update may name the version it was made from; another version in the database answers 409. */
export const ExpectedVersion = z.number().int().min(1).optional();

/** A page of `key`: `{[key]: items, nextCursor}`. */
export function page<K extends string, S extends z.ZodType>(key: K, item: S) {
  return z.object({ [key]: z.array(item), nextCursor: z.string().nullable() } as Record<K, z.ZodArray<S>> & {
    nextCursor: z.ZodNullable<z.ZodString>;
  });
}
