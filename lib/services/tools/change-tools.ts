import { isDeepStrictEqual } from "node:util";
import { auditAll } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { TagList } from "#lib/contracts/common.ts";
import type { ChangeToolsInput } from "#lib/contracts/tools.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { CustomTool } from "#lib/db/generated/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { loadTools } from "./load-tools.ts";
import { addToolVersions } from "./tool-version.ts";

type Change = { enabled: boolean } | { tags: string[] } | { deletedAt: Date };

/** One change to all of the tools, or to none. Those that are as wanted already stay as they are. */
export async function changeTools(ctx: Ctx, input: ChangeToolsInput): Promise<{ message: string; changed: number }> {
  assertCan(ctx, "tool:write");
  const changed = await transact(async (tx) => {
    // In the order of the ids, so that two changes of the same tools wait for each other and never both.
    await tx.$queryRaw`
      SELECT 1 FROM custom_tools WHERE workspace_id = ${ctx.workspace.id}::uuid AND id = ANY(${input.ids}::uuid[]) ORDER BY id FOR UPDATE`;
    const rows = await loadTools(tx, ctx.workspace.id, input.ids);
    return input.action === "delete" ? remove(tx, ctx, rows) : change(tx, ctx, rows, input);
  });
  return { message: changed === 1 ? "1 tool changed" : `${changed} tools changed`, changed };
}

async function remove(tx: Transaction, ctx: Ctx, rows: CustomTool[]): Promise<number> {
  await tx.customTool.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { deletedAt: new Date() } });
  const subjects = rows.map(({ id }) => ({ subjectId: id, detail: {} }));
  await auditAll(tx, ctx, "tool.deleted", subjects);
  return rows.length;
}

async function change(tx: Transaction, ctx: Ctx, rows: CustomTool[], input: ChangeToolsInput): Promise<number> {
  const changes = new Map<string, { data: Change; ids: string[] }>();
  for (const row of rows) {
    const data = changeOf(row, input);
    if (data === null) continue;
    const same = changes.get(JSON.stringify(data)) ?? { data, ids: [] };
    changes.set(JSON.stringify(data), { data, ids: [...same.ids, row.id] });
  }
  const updatedAt = new Date();
  for (const { data, ids } of changes.values()) {
    await tx.customTool.updateMany({ where: { id: { in: ids } }, data: { ...data, version: { increment: 1 }, updatedAt } });
  }
  const ids = [...changes.values()].flatMap((group) => group.ids);
  const next = ids.length === 0 ? [] : await loadTools(tx, ctx.workspace.id, ids);
  await addToolVersions(tx, next, ctx.actor.id);
  const fields = [input.action === "tag" ? "tags" : "enabled"];
  const subjects = next.map(({ id, version }) => ({ subjectId: id, detail: { version, fields } }));
  await auditAll(tx, ctx, "tool.updated", subjects);
  return next.length;
}

/** What the row has to become; null where it is so already. */
function changeOf(row: CustomTool, input: ChangeToolsInput): Change | null {
  if (input.action !== "tag") {
    const enabled = input.action === "enable";
    return row.enabled === enabled ? null : { enabled };
  }
  const kept = row.tags.filter((tag) => !input.remove.includes(tag));
  const tags = [...new Set([...kept, ...input.add])];
  if (isDeepStrictEqual(tags, row.tags)) return null;
  const parsed = TagList.safeParse(tags);
  if (parsed.success) return { tags: parsed.data };
  const message = `${row.name} would have more than 20 tags`;
  throw new AppError("invalid_request", message, { errors: [{ path: "add", message }] });
}
