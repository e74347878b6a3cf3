import { audit } from "#lib/audit.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { ApiConnector } from "#lib/db/generated/client.ts";
import { newId } from "#lib/id.ts";
import { toColumns } from "../to-columns.ts";
import { assertCredentialFits } from "./assert-credential-fits.ts";

export async function insertConnector(tx: Transaction, ctx: Ctx, input: CreateConnectorInput): Promise<ApiConnector> {
  await assertCredentialFits(tx, ctx.workspace.id, input);
  const created = await tx.apiConnector.create({
    data: { ...toColumns(input), id: newId(), workspaceId: ctx.workspace.id, createdById: ctx.actor.id },
  });
  await audit(tx, ctx, "connector.created", created.id, { name: created.name, apiType: created.apiType, authType: created.authType });
  return created;
}
