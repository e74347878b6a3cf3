import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Credential } from "#lib/db/generated/client.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { SCHEMA_PARTS } from "../connector-schemas/stored-schema.ts";
import { connectionIdentity } from "../oauth/connection-identity.ts";
import { assertCredentialFits } from "./assert-credential-fits.ts";
import { assertMayUseCredentials } from "./assert-may-use-credentials.ts";
import { CONNECTOR_PARTS, type ConnectorRow } from "./resolve-upstream.ts";
import { toConnector } from "./to-connector.ts";

export type DraftConnectorRow = ConnectorRow & { schema: { kind: string; sha256: string } | null };

interface Draft {
  connector?: CreateConnectorInput | undefined;
  connectorId?: string | undefined;
}

/**
 * A connector as it would be if the draft were saved, held to what saving it would be held to. Limits over all processes are those of the
 * saved one, and no breaker keeps a draft back: whoever has repaired something wants to know now.
 */
export async function draftConnectorRow(ctx: Ctx, { connector, connectorId }: Draft): Promise<DraftConnectorRow> {
  return transact(async (tx) => {
    const saved = connectorId === undefined ? null : await findSaved(tx, ctx.workspace.id, connectorId);
    if (connector === undefined) return { ...assertFound(saved, "connector"), circuitBreaker: null };
    const before = saved === null ? null : toConnector(saved);
    assertMayUseCredentials(ctx, before, connector);
    await assertCredentialFits(tx, ctx.workspace.id, connector);
    // Accounts that saving would disconnect are not there for the draft either.
    const isSame = before !== null && connectionIdentity(before) === connectionIdentity(connector);
    return {
      ...connector,
      id: isSame ? before.id : newId(),
      workspaceId: ctx.workspace.id,
      version: before?.version ?? 0,
      createdById: ctx.actor.id,
      createdAt: new Date(),
      updatedAt: new Date(),
      deletedAt: null,
      rateLimit: isSame ? (saved?.rateLimit ?? null) : null,
      circuitBreaker: null,
      credential: await findCredential(tx, ctx.workspace.id, connector.credentialId),
      tlsCredential: await findCredential(tx, ctx.workspace.id, connector.tlsCredentialId),
      schema: saved?.schema ?? null,
    };
  });
}

async function findSaved(tx: Transaction, workspaceId: string, id: string): Promise<DraftConnectorRow> {
  const where = { id: assertId(id, "connector"), workspaceId, deletedAt: null };
  const row = await tx.apiConnector.findFirst({ where, include: { ...CONNECTOR_PARTS, ...SCHEMA_PARTS } });
  return assertFound(row, "connector");
}

async function findCredential(tx: Transaction, workspaceId: string, id: string | null): Promise<Credential | null> {
  return id === null ? null : tx.credential.findFirst({ where: { id, workspaceId, deletedAt: null } });
}
