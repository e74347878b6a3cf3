import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import type { ListVersionsQuery, VersionList } from "#lib/contracts/versions.ts";
import { AppError } from "#lib/errors.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { findAuthors } from "../find-authors.ts";
import { toVersion } from "./to-version.ts";
import { versionKind } from "./version-kinds.ts";

const CURSOR = /^v([1-9]\d{0,9})$/;

/** The versions of a tool, endpoint or snippet, newest first, each with what it changed. */
export async function listVersions(
  ctx: Ctx,
  kind: VersionedKind,
  { id, cursor, limit }: ListVersionsQuery & { id: string },
): Promise<VersionList> {
  const { read, noun, isThere, list } = versionKind(kind);
  assertCan(ctx, read);
  const upTo = cursor === undefined ? undefined : readCursor(cursor);
  const wanted = { workspaceId: ctx.workspace.id, id: assertId(id, noun) };
  assertFound((await isThere(wanted)) || null, noun);
  // One more than is shown: the last one's changes are those since the version before it.
  const rows = await list({ ...wanted, upTo, take: limit + 1 });
  const shown = rows.slice(0, limit);
  const authorOf = await findAuthors(shown.map(({ createdById }) => createdById));
  const last = shown.at(-1);
  return {
    versions: shown.map((row, index) => toVersion(kind, row, rows[index + 1], authorOf)),
    nextCursor: rows.length > limit && last !== undefined ? `v${last.version - 1}` : null,
  };
}

function readCursor(cursor: string): number {
  const version = Number(CURSOR.exec(cursor)?.[1] ?? Number.NaN);
  if (version <= 2_147_483_647) return version;
  throw new AppError("invalid_request", "The cursor is not one that a list returned", {
    errors: [{ path: "cursor", message: "is not known" }],
  });
}
