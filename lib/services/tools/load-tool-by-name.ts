import { cache, type Loaded } from "#lib/db/cache.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import type { Subject } from "../executions/subject.ts";
import { loadTool } from "./load-tool.ts";

/** The tool of this name in the workspace, ready to run. Which one that is, is cached until its workspace changes. */
export async function loadToolByName(workspaceId: string, name: string): Promise<Subject> {
  const ids = cache<string>("tool-ids", 5_000);
  const id = await ids.get(`${workspaceId}:${name}`, () => findId(workspaceId, name));
  if (id === null) throw new AppError("not_found", `There is no tool named ${JSON.stringify(name)}`);
  return loadTool(workspaceId, id, undefined);
}

async function findId(workspaceId: string, name: string): Promise<Loaded<string>> {
  const row = await db().customTool.findFirst({ where: { workspaceId, name, deletedAt: null }, select: { id: true } });
  return row === null ? null : { scope: workspaceId, value: row.id };
}
