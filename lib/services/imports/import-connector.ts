import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import type { CreateCredentialInput } from "#lib/contracts/credentials.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { ImportConnectorInput } from "#lib/contracts/import-plan.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { ApiEndpoint } from "#lib/db/generated/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { assertMayUseCredentials } from "../connectors/assert-may-use-credentials.ts";
import { insertConnector } from "../connectors/insert-connector.ts";
import { viewConnector } from "../connectors/view-connectors.ts";
import { insertCredential } from "../credentials/insert-credential.ts";
import { insertEndpoint } from "../endpoints/insert-endpoint.ts";
import { toEndpoint } from "../endpoints/to-endpoint.ts";

/** A connector with its credential and endpoints. Nothing of it is made unless all of it is, so a second try makes nothing twice. */
export async function importConnector(
  ctx: Ctx,
  { connector, credential, endpoints }: ImportConnectorInput,
): Promise<{ message: string; connector: ConnectorView; endpoints: Endpoint[] }> {
  assertCan(ctx, "connector:write");
  if (credential !== null) assertCan(ctx, "credential:write");
  assertMayUseCredentials(ctx, null, connector);
  const made = await transact(async (tx) => {
    const credentialId = credential === null ? connector.credentialId : await storeCredential(tx, ctx, credential);
    const row = await insertConnector(tx, ctx, { ...connector, credentialId });
    const rows: ApiEndpoint[] = [];
    for (const endpoint of endpoints) rows.push(await insertEndpoint(tx, ctx, row.id, endpoint));
    return { row, rows };
  });
  return {
    message: "API connector registered successfully",
    connector: await viewConnector(ctx, made.row),
    endpoints: made.rows.map(toEndpoint),
  };
}

/** A name that is taken is told beforehand: a connector's would be reported in the same words. */
async function storeCredential(tx: Transaction, ctx: Ctx, input: CreateCredentialInput): Promise<string> {
  const where = { workspaceId: ctx.workspace.id, name: input.name, deletedAt: null };
  if ((await tx.credential.count({ where })) > 0) {
    const errors = [{ path: "credential.name", message: "is taken already" }];
    throw new AppError("conflict", `There is a credential named ${input.name} already`, { errors });
  }
  return (await insertCredential(tx, ctx, input)).id;
}
