import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import { db } from "#lib/db/client.ts";

export interface StoredVersion {
  version: number;
  definition: unknown;
  createdById: string | null;
  createdAt: Date;
}

interface Wanted {
  workspaceId: string;
  id: string;
}

/** How the versions of a kind are read; always those of a living row of the workspace. */
interface VersionKind {
  noun: string;
  read: Permission;
  isThere(wanted: Wanted): Promise<boolean>;
  /** Newest first, from the version `upTo` on. */
  list(wanted: Wanted & { upTo: number | undefined; take: number }): Promise<StoredVersion[]>;
}

const fields = { version: true, definition: true, createdById: true, createdAt: true } as const;
const from = (upTo: number | undefined) => (upTo === undefined ? {} : { version: { lte: upTo } });
const newest = { version: "desc" } as const;
const living = ({ workspaceId, id }: Wanted) => ({ where: { id, workspaceId, deletedAt: null }, select: { id: true } });

const KINDS: Record<VersionedKind, VersionKind> = {
  tool: {
    noun: "tool",
    read: "tool:read",
    isThere: async (wanted) => (await db().customTool.findFirst(living(wanted))) !== null,
    list: ({ workspaceId, id, upTo, take }) =>
      db().toolVersion.findMany({ where: { toolId: id, workspaceId, ...from(upTo) }, orderBy: newest, take, select: fields }),
  },
  endpoint: {
    noun: "endpoint",
    read: "connector:read",
    isThere: async (wanted) => (await db().apiEndpoint.findFirst(living(wanted))) !== null,
    list: ({ workspaceId, id, upTo, take }) =>
      db().endpointVersion.findMany({ where: { endpointId: id, workspaceId, ...from(upTo) }, orderBy: newest, take, select: fields }),
  },
  snippet: {
    noun: "snippet",
    read: "snippet:read",
    isThere: async (wanted) => (await db().codeSnippet.findFirst(living(wanted))) !== null,
    list: ({ workspaceId, id, upTo, take }) =>
      db().snippetVersion.findMany({ where: { snippetId: id, workspaceId, ...from(upTo) }, orderBy: newest, take, select: fields }),
  },
};

export function versionKind(kind: VersionedKind): VersionKind {
  return KINDS[kind];
}
