import { type AuthType, CREDENTIAL_OF_AUTH } from "#lib/contracts/connector-auth.ts";
import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { lockCredential } from "../credentials/lock-credential.ts";

interface Used {
  authType: AuthType;
  credentialId: string | null;
  tlsCredentialId: string | null;
}

/** The credentials exist in the workspace and are of the types that the connector's auth and TLS need. */
export async function assertCredentialFits(tx: Transaction, workspaceId: string, used: Used): Promise<void> {
  const { authType, credentialId, tlsCredentialId } = used;
  const wanted = CREDENTIAL_OF_AUTH[authType];
  if (credentialId !== null) {
    const { type } = await lockCredential(tx, workspaceId, credentialId);
    if (wanted !== null && type !== wanted) throw misfit("credentialId", `is of type ${type}, but the connector's auth is ${authType}`);
  }
  if (tlsCredentialId === null) return;
  const { type } = await lockCredential(tx, workspaceId, tlsCredentialId);
  if (type !== "client_certificate") throw misfit("tlsCredentialId", `is of type ${type}, but mutual TLS needs a client_certificate`);
}

function misfit(path: string, message: string): AppError {
  return new AppError("invalid_request", `The credential ${message}`, { errors: [{ path, message }] });
}
