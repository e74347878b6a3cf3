import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import { JsonObject } from "#lib/contracts/json.ts";
import type { VersionAnswer } from "#lib/contracts/versions.ts";
import { findAuthors } from "../find-authors.ts";
import { findVersion } from "./find-version.ts";
import { toVersion } from "./to-version.ts";
import { versionKind } from "./version-kinds.ts";

/** One version with its frozen definition. */
export async function getVersion(ctx: Ctx, kind: VersionedKind, wanted: { id: string; version: number }): Promise<VersionAnswer> {
  assertCan(ctx, versionKind(kind).read);
  const { row, before } = await findVersion(ctx, kind, wanted);
  const authorOf = await findAuthors([row.createdById]);
  return { version: { ...toVersion(kind, row, before, authorOf), definition: JsonObject.parse(row.definition) } };
}
