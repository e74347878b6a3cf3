import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ImportPlan, ReadImportInput } from "#lib/contracts/import-plan.ts";
import { db } from "#lib/db/client.ts";
import { freeName } from "#lib/importers/free-name.ts";
import { readPlan } from "#lib/importers/read-plan.ts";

/** What could be made of a pasted text, under names that are free. Saves nothing, and calls nobody. */
export async function readImport(ctx: Ctx, { text }: ReadImportInput): Promise<{ plan: ImportPlan }> {
  assertCan(ctx, "connector:write");
  const plan = readPlan(text);
  const { connector, credential } = plan;
  const ofWorkspace = { workspaceId: ctx.workspace.id, deletedAt: null };
  const like = (name: string) => ({ where: { ...ofWorkspace, name: { startsWith: name } }, select: { name: true } });
  const [connectors, credentials] = await Promise.all([
    db().apiConnector.findMany(like(connector.name)),
    credential === null ? [] : db().credential.findMany(like(credential.name)),
  ]);
  const named = { ...connector, name: freeName(connector.name, "_", namesOf(connectors)) };
  const stored = credential && { ...credential, name: freeName(credential.name, " ", namesOf(credentials)) };
  return { plan: { ...plan, connector: named, credential: stored } };
}

function namesOf(rows: { name: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ name }) => name));
}
