import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorView, CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { toColumns } from "../to-columns.ts";
import { assertCredentialFits } from "./assert-credential-fits.ts";
import { assertMayUseCredentials } from "./assert-may-use-credentials.ts";
import { viewConnector } from "./view-connectors.ts";

export async function createConnector(ctx: Ctx, input: CreateConnectorInput): Promise<{ message: string; connector: ConnectorView }> {
  assertCan(ctx, "connector:write");
  assertMayUseCredentials(ctx, null, input);
  const row = await transact(async (tx) => {
    await assertCredentialFits(tx, ctx.workspace.id, input);
    const created = await tx.apiConnector.create({
      data: { ...toColumns(input), id: newId(), workspaceId: ctx.workspace.id, createdById: ctx.actor.id },
    });
    await audit(tx, ctx, "connector.created", created.id, { name: created.name, apiType: created.apiType, authType: created.authType });
    return created;
  });
  return { message: "API connector registered successfully", connector: await viewConnector(ctx, row) };
}
