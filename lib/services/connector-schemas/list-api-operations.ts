import { setImmediate as nextTurn } from "node:timers/promises";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ApiOperation, ListApiOperationsQuery } from "#lib/contracts/connector-schemas.ts";
import { descriptionOf } from "./description-of.ts";
import { findSchema } from "./find-schema.ts";

/** A page ends here though it is not full: of some services, each schema takes a while to make. */
const PAGE_MS_MAX = 2_000;

const CURSOR = "after:";

/** What the connector's service offers, by name; the cursor holds the last name of the page before. */
export async function listApiOperations(
  ctx: Ctx,
  { id, search = "", limit, cursor }: ListApiOperationsQuery & { id: string },
): Promise<{ operations: ApiOperation[]; nextCursor: string | null }> {
  assertCan(ctx, "connector:read");
  const schema = await findSchema(ctx, id);
  const description = descriptionOf(schema.kind);
  const wanted = search.toLowerCase();
  const found = description
    .list(schema)
    .filter(({ name }) => cursor === undefined || name > cursor.slice(CURSOR.length))
    .filter((summary) => `${summary.name}\n${summary.description}`.toLowerCase().includes(wanted));
  const operations: ApiOperation[] = [];
  const end = performance.now() + PAGE_MS_MAX;
  for (const { name } of found.slice(0, limit)) {
    const operation = description.describe(schema, name);
    if (operation !== undefined) operations.push(operation);
    // Others have their turn between two.
    await nextTurn();
    if (performance.now() > end) break;
  }
  const last = operations.at(-1);
  return { operations, nextCursor: last !== undefined && found.length > operations.length ? CURSOR + last.name : null };
}
