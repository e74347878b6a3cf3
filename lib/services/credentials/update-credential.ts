import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { type Credential, CredentialData, CredentialType, type UpdateCredentialInput } from "#lib/contracts/credentials.ts";
import { rootKeys } from "#lib/crypto/root-keys.ts";
import { seal } from "#lib/crypto/seal.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { defined } from "../defined.ts";
import { lostClients } from "../oauth/lost-clients.ts";
import { releaseGrants } from "../oauth/release-grants.ts";
import { CREDENTIAL_PARTS, toCredential } from "./to-credential.ts";

/** Renames a credential or replaces its secret. */
export async function updateCredential(
  ctx: Ctx,
  { id, ...input }: UpdateCredentialInput & { id: string },
): Promise<{ message: string; credential: Credential }> {
  assertCan(ctx, "credential:write");
  const workspaceId = ctx.workspace.id;
  return transact(async (tx) => {
    const where = { id: assertId(id, "credential"), workspaceId, deletedAt: null };
    const current = assertFound(await tx.credential.findFirst({ where }), "credential");
    const data = input.data === undefined ? undefined : parseData(CredentialType.parse(current.type), input.data);
    const sealed = data === undefined ? undefined : seal(rootKeys(), JSON.stringify(data), { workspaceId, credentialId: id });
    const now = new Date();
    const changes = { ...defined({ name: input.name, sealed, rotatedAt: sealed && now }), updatedAt: now };
    const row = await tx.credential.update({ where, data: changes, include: CREDENTIAL_PARTS });
    if (sealed !== undefined) await releaseGrants(tx, ctx, current, data);
    await audit(tx, ctx, "credential.updated", id, { fields: Object.keys(defined(input)) });
    return { message: "Credential updated successfully", credential: toCredential(row, await lostClients(tx, ctx, [id])) };
  });
}

function parseData(type: CredentialType, data: unknown) {
  const parsed = CredentialData[type].safeParse(data);
  if (parsed.success) return parsed.data;
  const message = `does not fit a credential of type ${type}`;
  throw new AppError("invalid_request", `The data ${message}`, { errors: [{ path: "data", message }] });
}
