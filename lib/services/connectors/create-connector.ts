import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorView, CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { transact } from "#lib/db/transact.ts";
import { assertMayUseCredentials } from "./assert-may-use-credentials.ts";
import { insertConnector } from "./insert-connector.ts";
import { viewConnector } from "./view-connectors.ts";

export async function createConnector(ctx: Ctx, input: CreateConnectorInput): Promise<{ message: string; connector: ConnectorView }> {
  assertCan(ctx, "connector:write");
  assertMayUseCredentials(ctx, null, input);
  const row = await transact((tx) => insertConnector(tx, ctx, input));
  return { message: "API connector registered successfully", connector: await viewConnector(ctx, row) };
}
