import { audit } from "#lib/audit.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateCredentialInput } from "#lib/contracts/credentials.ts";
import { rootKeys } from "#lib/crypto/root-keys.ts";
import { seal } from "#lib/crypto/seal.ts";
import type { Transaction } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { CREDENTIAL_PARTS } from "./to-credential.ts";

/** Seals a secret into a row of its own. */
export async function insertCredential(tx: Transaction, ctx: Ctx, input: CreateCredentialInput) {
  const id = newId();
  const workspaceId = ctx.workspace.id;
  // The key is derived once; sealing takes microseconds, so it may happen while the transaction is open.
  const sealed = seal(rootKeys(), JSON.stringify(input.data), { workspaceId, credentialId: id });
  const row = await tx.credential.create({
    data: { id, workspaceId, name: input.name, type: input.type, sealed, createdById: ctx.actor.id },
    include: CREDENTIAL_PARTS,
  });
  await audit(tx, ctx, "credential.created", id, { name: row.name, type: row.type });
  return row;
}
