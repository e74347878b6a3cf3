import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Example, ListExamplesQuery } from "#lib/contracts/examples.ts";
import { db } from "#lib/db/client.ts";
import { defined } from "../defined.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { readableTypes } from "./example-subjects.ts";
import { toExamples } from "./to-example.ts";

export async function listExamples(ctx: Ctx, query: ListExamplesQuery): Promise<{ examples: Example[]; nextCursor: string | null }> {
  assertCan(ctx, "tool:read");
  const { where, ...page } = pageArgs(query);
  const rows = await db().example.findMany({
    where: {
      AND: [where, { subjectType: { in: readableTypes(ctx) } }],
      ...searchIn(["name"], query.search),
      ...defined({ subjectType: query.subjectType, subjectId: query.subjectId }),
      workspaceId: ctx.workspace.id,
      deletedAt: null,
    },
    ...page,
  });
  const { examples, nextCursor } = toPage("examples", rows, query, (row) => row);
  return { examples: await toExamples(examples), nextCursor };
}
