import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Connector, CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { toColumns } from "../to-columns.ts";
import { assertCredentialFits } from "./assert-credential-fits.ts";
import { toConnector } from "./to-connector.ts";

export async function createConnector(ctx: Ctx, input: CreateConnectorInput): Promise<{ message: string; connector: Connector }> {
  assertCan(ctx, "connector:write");
  return transact(async (tx) => {
    await assertCredentialFits(tx, ctx.workspace.id, input);
    const row = await tx.apiConnector.create({
      data: { ...toColumns(input), id: newId(), workspaceId: ctx.workspace.id, createdById: ctx.actor.id },
    });
    await audit(tx, ctx, "connector.created", row.id, { name: row.name, apiType: row.apiType, authType: row.authType });
    return { message: "API connector registered successfully", connector: toConnector(row) };
  });
}
