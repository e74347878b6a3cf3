import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import type { Transaction } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { assertFound, assertId } from "../assert-found.ts";

/** Refused while a connector uses it. The sealed secret is wiped; the row stays for the audit trail. */
export async function deleteCredential(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "credential:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "credential"), workspaceId: ctx.workspace.id, deletedAt: null };
    const { count } = await tx.credential.updateMany({ where, data: { deletedAt: new Date(), sealed: "" } });
    assertFound(count === 0 ? null : count, "credential");
    await assertUnused(tx, ctx.workspace.id, id);
    await audit(tx, ctx, "credential.deleted", id);
    return { message: "Credential deleted successfully" };
  });
}

async function assertUnused(tx: Transaction, workspaceId: string, credentialId: string): Promise<void> {
  const shown = { select: { name: true }, orderBy: { name: "asc" }, take: 20 } as const;
  const living = { workspaceId, deletedAt: null };
  const either = { ...living, OR: [{ credentialId }, { tlsCredentialId: credentialId }] };
  const connectors = await tx.apiConnector.findMany({ where: either, ...shown });
  const connections = await tx.databaseConnection.findMany({ where: { ...living, credentialId }, ...shown });
  const errors = [
    ...connectors.map(({ name }) => ({ path: "connectors", message: name })),
    ...connections.map(({ name }) => ({ path: "connections", message: name })),
  ];
  if (errors.length === 0) return;
  throw new AppError("conflict", `Still used by ${errors.map(({ message }) => message).join(", ")}`, { errors });
}
