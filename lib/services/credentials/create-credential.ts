import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateCredentialInput, Credential } from "#lib/contracts/credentials.ts";
import { rootKeys } from "#lib/crypto/root-keys.ts";
import { seal } from "#lib/crypto/seal.ts";
import { transact } from "#lib/db/transact.ts";
import { newId } from "#lib/id.ts";
import { CREDENTIAL_PARTS, toCredential } from "./to-credential.ts";

/** Seals a secret. It can be used and replaced from now on, never read. */
export async function createCredential(ctx: Ctx, input: CreateCredentialInput): Promise<{ message: string; credential: Credential }> {
  assertCan(ctx, "credential:write");
  const id = newId();
  const workspaceId = ctx.workspace.id;
  const sealed = seal(rootKeys(), JSON.stringify(input.data), { workspaceId, credentialId: id });
  return transact(async (tx) => {
    const row = await tx.credential.create({
      data: { id, workspaceId, name: input.name, type: input.type, sealed, createdById: ctx.actor.id },
      include: CREDENTIAL_PARTS,
    });
    await audit(tx, ctx, "credential.created", id, { name: row.name, type: row.type });
    return { message: "Credential stored successfully", credential: toCredential(row, new Set()) };
  });
}
