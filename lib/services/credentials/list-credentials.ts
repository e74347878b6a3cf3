import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListCredentialsQuery } from "#lib/contracts/credentials.ts";
import { db } from "#lib/db/client.ts";
import { defined } from "../defined.ts";
import { lostClients } from "../oauth/lost-clients.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { CREDENTIAL_PARTS, toCredential } from "./to-credential.ts";

export async function listCredentials(ctx: Ctx, query: ListCredentialsQuery) {
  assertCan(ctx, "credential:read");
  const { where, ...page } = pageArgs(query);
  const rows = await db().credential.findMany({
    where: {
      ...where,
      ...searchIn(["name"], query.search),
      ...defined({ type: query.type }),
      workspaceId: ctx.workspace.id,
      deletedAt: null,
    },
    omit: { sealed: true },
    include: CREDENTIAL_PARTS,
    ...page,
  });
  const clients = rows.flatMap(({ id, type }) => (type === "oauth2" ? [id] : []));
  const lost = await lostClients(db(), ctx, clients);
  return toPage("credentials", rows, query, (row) => toCredential(row, lost));
}
