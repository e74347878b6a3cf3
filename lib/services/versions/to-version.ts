import { describeChanges, type VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import { JsonObject } from "#lib/contracts/json.ts";
import type { Author, Version } from "#lib/contracts/versions.ts";
import type { StoredVersion } from "./version-kinds.ts";

/** A version with what it changed since the one before, in words. */
export function toVersion(
  kind: VersionedKind,
  row: StoredVersion,
  before: StoredVersion | undefined,
  authorOf: (id: string | null) => Author | null,
): Version {
  const definition = JsonObject.parse(row.definition);
  return {
    version: row.version,
    author: authorOf(row.createdById),
    changes: before === undefined ? [] : describeChanges(kind, JsonObject.parse(before.definition), definition),
    createdAt: row.createdAt.toISOString(),
  };
}
