import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateCredentialInput, Credential } from "#lib/contracts/credentials.ts";
import { transact } from "#lib/db/transact.ts";
import { insertCredential } from "./insert-credential.ts";
import { toCredential } from "./to-credential.ts";

/** Seals a secret. It can be used and replaced from now on, never read. */
export async function createCredential(ctx: Ctx, input: CreateCredentialInput): Promise<{ message: string; credential: Credential }> {
  assertCan(ctx, "credential:write");
  const row = await transact((tx) => insertCredential(tx, ctx, input));
  return { message: "Credential stored successfully", credential: toCredential(row, new Set()) };
}
