import { type AuthConfig, type AuthType, CREDENTIAL_OF_AUTH } from "#lib/contracts/connector-auth.ts";
import type { Transaction } from "#lib/db/client.ts";
import { refuse } from "#lib/refuse.ts";
import { lockCredential } from "../credentials/lock-credential.ts";

interface Used {
  authType: AuthType;
  authConfig: Pick<AuthConfig, "oauth2" | "headers">;
  credentialId: string | null;
  tlsCredentialId: string | null;
}

/** The credentials exist in the workspace and are of the types that the connector's auth and TLS need, and the auth knows how to use them. */
export async function assertCredentialFits(tx: Transaction, workspaceId: string, used: Used): Promise<void> {
  const { authType, credentialId, tlsCredentialId } = used;
  assertConfigured(used);
  const wanted = CREDENTIAL_OF_AUTH[authType];
  if (credentialId !== null) {
    const { type } = await lockCredential(tx, workspaceId, credentialId);
    if (wanted !== null && type !== wanted) throw refuse("credentialId", `is of type ${type}, but the connector's auth is ${authType}`);
  }
  if (tlsCredentialId === null) return;
  const { type } = await lockCredential(tx, workspaceId, tlsCredentialId);
  if (type !== "client_certificate") throw refuse("tlsCredentialId", `is of type ${type}, but mutual TLS needs a client_certificate`);
}

function assertConfigured({ authType, authConfig }: Used): void {
  const { oauth2, headers } = authConfig;
  if (authType === "oauth2" && oauth2 === null) throw refuse("authConfig.oauth2", "is needed: it tells where tokens come from");
  if (authType === "custom_headers" && Object.keys(headers).length === 0) {
    throw refuse("authConfig.headers", "is needed: it tells which headers are sent");
  }
}
