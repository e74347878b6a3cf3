import { z } from "zod";
import { ExpectedVersion, Id, ListQuery, page, Timestamp } from "./common.ts";
import { JsonObject } from "./json.ts";

/** Somebody by whom something was made; the name is null where the account or token is gone. */
export const Author = z.object({ id: Id, name: z.string().nullable() });
export type Author = z.infer<typeof Author>;

/** One thing that a version changed, in words. `breaking`: a call that worked with the version before may fail now. */
export const DefinitionChange = z.object({ path: z.string(), text: z.string(), breaking: z.boolean() });
export type DefinitionChange = z.infer<typeof DefinitionChange>;

/** A frozen definition and what changed since the version before; the first has no changes. */
export const Version = z.object({
  version: z.number().int(),
  author: Author.nullable(),
  changes: z.array(DefinitionChange),
  createdAt: Timestamp,
});
export type Version = z.infer<typeof Version>;

export const VersionParams = z.object({ id: z.string().max(200), version: z.coerce.number().int().min(1).max(2_147_483_647) });
export const ListVersionsQuery = ListQuery.omit({ search: true });
export type ListVersionsQuery = z.output<typeof ListVersionsQuery>;
export const VersionList = page("versions", Version);
export type VersionList = z.infer<typeof VersionList>;
export const VersionAnswer = z.object({ version: z.object({ ...Version.shape, definition: JsonObject }) });
export type VersionAnswer = z.infer<typeof VersionAnswer>;

/** Makes the next version from an older one; `version` is the current one that the caller has seen. */
export const RestoreVersionInput = z.strictObject({ restore: z.number().int().min(1).max(2_147_483_647), version: ExpectedVersion });
export type RestoreVersionInput = z.output<typeof RestoreVersionInput>;
