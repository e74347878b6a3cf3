import type { Ctx } from "#lib/auth/ctx.ts";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { type StoredVersion, versionKind } from "./version-kinds.ts";

interface Found {
  row: StoredVersion;
  before: StoredVersion | undefined;
}

/** A version of something living, and the one before it. Throws `not_found`; the permission is its caller's to check. */
export async function findVersion(
  { workspace }: Pick<Ctx, "workspace">,
  kind: VersionedKind,
  { id, version }: { id: string; version: number },
): Promise<Found> {
  const { noun, isThere, list } = versionKind(kind);
  const wanted = { workspaceId: workspace.id, id: assertId(id, noun) };
  assertFound((await isThere(wanted)) || null, noun);
  const [first, before] = await list({ ...wanted, upTo: version, take: 2 });
  return { row: assertFound(first?.version === version ? first : null, "version"), before };
}
