import type { AuditSubject } from "#lib/contracts/people.ts";
import { db } from "#lib/db/client.ts";

type Named = { id: string; name: string };
type FindNames = (workspaceId: string, ids: string[]) => Promise<Named[]>;

/** Deleted rows keep their names, so that the trail can tell what was deleted. */
const NAMES: Record<AuditSubject, FindNames> = {
  tool: (workspaceId, ids) => db().customTool.findMany(displayed(workspaceId, ids)).then(toNamed),
  connector: (workspaceId, ids) => db().apiConnector.findMany(displayed(workspaceId, ids)).then(toNamed),
  endpoint: (workspaceId, ids) => db().apiEndpoint.findMany(displayed(workspaceId, ids)).then(toNamed),
  snippet: (workspaceId, ids) => db().codeSnippet.findMany(displayed(workspaceId, ids)).then(toNamed),
  credential: (workspaceId, ids) => db().credential.findMany({ where: { workspaceId, id: { in: ids } }, select: NAMED }),
  example: async () => [],
  member: (_workspaceId, ids) => db().user.findMany({ where: { id: { in: ids } }, select: NAMED }),
  invitation: async (workspaceId, ids) => {
    const rows = await db().invitation.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, email: true } });
    return rows.flatMap(({ id, email }) => (email === null ? [] : [{ id, name: email }]));
  },
  token: (workspaceId, ids) => db().apiToken.findMany({ where: { workspaceId, id: { in: ids } }, select: NAMED }),
  workspace: (workspaceId) => db().workspace.findMany({ where: { id: workspaceId }, select: NAMED }),
};

const NAMED = { id: true, name: true } as const;

function displayed(workspaceId: string, ids: string[]) {
  return { where: { workspaceId, id: { in: ids } }, select: { id: true, displayName: true } } as const;
}

function toNamed(rows: { id: string; displayName: string }[]): Named[] {
  return rows.map(({ id, displayName }) => ({ id, name: displayName }));
}

/** What the subjects of events are called now, by their ids; one query for each kind there is. */
export async function findAuditedNames(
  workspaceId: string,
  events: { action: string; subjectId: string | null }[],
): Promise<Map<string, string>> {
  const kinds = Object.entries(NAMES).map(async ([kind, find]) => {
    const ofKind = events.filter(({ action }) => action.startsWith(`${kind}.`)).flatMap(({ subjectId }) => subjectId ?? []);
    return ofKind.length === 0 ? [] : find(workspaceId, [...new Set(ofKind)]);
  });
  return new Map((await Promise.all(kinds)).flat().map(({ id, name }) => [id, name]));
}
