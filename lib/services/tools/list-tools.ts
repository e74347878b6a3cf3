import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListToolsQuery, ToolList } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { toTools } from "./to-tool.ts";
import { decodePlace, encodePlace, type ToolPlace } from "./tool-cursor.ts";
import { recentOf, TOOL_SORTS } from "./tool-sorts.ts";
import { toolsWhere } from "./tools-where.ts";

/** A page of the workspace's tools. Rows with the same key are ordered by their ids, so that no page repeats or skips one. */
export async function listTools(ctx: Ctx, query: ListToolsQuery): Promise<ToolList> {
  assertCan(ctx, "tool:read");
  const where = toolsWhere(ctx.workspace.id, query);
  const [places, total] = await Promise.all([findPlaces(ctx.workspace.id, where, query), query.cursor === undefined ? count(where) : null]);
  const shown = places.slice(0, query.limit);
  const rows = await db().customTool.findMany({ where: { id: { in: shown.map(({ id }) => id) }, workspaceId: ctx.workspace.id } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const last = shown.at(-1);
  return {
    tools: await toTools(shown.flatMap(({ id }) => byId.get(id) ?? [])),
    nextCursor: places.length > query.limit && last !== undefined ? encodePlace(query.sort, last) : null,
    total,
  };
}

/** One place more than asked tells whether another page follows. */
function findPlaces(workspaceId: string, where: Prisma.Sql, { cursor, sort, order, limit }: ListToolsQuery): Promise<ToolPlace[]> {
  const { key, isRecent } = TOOL_SORTS[sort];
  const direction = order === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const from = isRecent
    ? Prisma.sql`custom_tools t LEFT JOIN (${recentOf(workspaceId)}) r ON r.subject_id = t.id`
    : Prisma.sql`custom_tools t`;
  const by = sort === "created" ? Prisma.sql`t.id ${direction}` : Prisma.sql`${key} IS NULL, ${key} ${direction}, t.id ${direction}`;
  const after = cursor === undefined ? Prisma.empty : Prisma.sql`AND ${follows(key, order, decodePlace(sort, cursor))}`;
  return db().$queryRaw<ToolPlace[]>`SELECT t.id, ${key} AS key FROM ${from} WHERE ${where} ${after} ORDER BY ${by} LIMIT ${limit + 1}`;
}

function follows(key: Prisma.Sql, order: ListToolsQuery["order"], place: ToolPlace): Prisma.Sql {
  const beyond = order === "asc" ? Prisma.sql`>` : Prisma.sql`<`;
  const id = Prisma.sql`${place.id}::uuid`;
  if (place.key === null) return Prisma.sql`(${key} IS NULL AND t.id ${beyond} ${id})`;
  const value = typeof place.key === "number" ? Prisma.sql`${place.key}::float8` : Prisma.sql`${place.key}::text`;
  return Prisma.sql`(${key} IS NULL OR ${key} ${beyond} ${value} OR (${key} = ${value} AND t.id ${beyond} ${id}))`;
}

async function count(where: Prisma.Sql): Promise<number> {
  const [found] = await db().$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM custom_tools t WHERE ${where}`;
  return found.count;
}
