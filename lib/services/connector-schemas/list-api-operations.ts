import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ApiOperation, ListApiOperationsQuery } from "#lib/contracts/connector-schemas.ts";
import { descriptionOf } from "./description-of.ts";
import { findSchema } from "./find-schema.ts";

/** What the connector's service offers, by name; the cursor is the last name of the page before. */
export async function listApiOperations(
  ctx: Ctx,
  { id, search = "", limit, cursor }: ListApiOperationsQuery & { id: string },
): Promise<{ operations: ApiOperation[]; nextCursor: string | null }> {
  assertCan(ctx, "connector:read");
  const schema = await findSchema(ctx, id);
  const wanted = search.toLowerCase();
  const found = descriptionOf(schema.kind)
    .operations(schema)
    .filter(({ name }) => cursor === undefined || name > cursor)
    .filter(({ name, description }) => `${name}\n${description}`.toLowerCase().includes(wanted))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const operations = found.slice(0, limit);
  return { operations, nextCursor: found.length > limit ? (operations.at(-1)?.name ?? null) : null };
}
