import type { Ctx } from "#lib/auth/ctx.ts";
import { db } from "#lib/db/client.ts";

interface Called {
  subjectType: string;
  subjectId: string;
}

/** The names of the tools, endpoints and snippets of rows, by their ids; those that are deleted have none. An endpoint's tells its connector. */
export async function findSubjectNames(ctx: Ctx, rows: Called[]): Promise<Map<string, string>> {
  const idsOf = (type: string) => [...new Set(rows.filter((row) => row.subjectType === type).map(({ subjectId }) => subjectId))];
  const [tools, endpoints, snippets] = [idsOf("tool"), idsOf("endpoint"), idsOf("snippet")];
  const ours = { workspaceId: ctx.workspace.id, deletedAt: null };
  const select = { id: true, displayName: true };
  const [ofTools, ofEndpoints, ofSnippets] = await Promise.all([
    tools.length === 0 ? [] : db().customTool.findMany({ where: { id: { in: tools }, ...ours }, select }),
    endpoints.length === 0
      ? []
      : db().apiEndpoint.findMany({
          where: { id: { in: endpoints }, ...ours },
          select: { ...select, connector: { select: { displayName: true } } },
        }),
    snippets.length === 0 ? [] : db().codeSnippet.findMany({ where: { id: { in: snippets }, ...ours }, select }),
  ]);
  return new Map([
    ...[...ofTools, ...ofSnippets].map(({ id, displayName }) => [id, displayName] as const),
    ...ofEndpoints.map(({ id, displayName, connector }) => [id, `${connector.displayName}: ${displayName}`] as const),
  ]);
}
