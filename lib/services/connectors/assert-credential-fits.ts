import type { AuthType } from "#lib/contracts/connectors.ts";
import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { lockCredential } from "../credentials/lock-credential.ts";

interface Auth {
  authType: AuthType;
  credentialId: string | null;
}

/** The credential exists in the workspace and is of the type that the connector's auth needs. */
export async function assertCredentialFits(tx: Transaction, workspaceId: string, { authType, credentialId }: Auth): Promise<void> {
  if (credentialId === null) return;
  const { type } = await lockCredential(tx, workspaceId, credentialId);
  if (authType === "none" || type === authType) return;
  const message = `is of type ${type}, but the connector's auth is ${authType}`;
  throw new AppError("invalid_request", `The credential ${message}`, { errors: [{ path: "credentialId", message }] });
}
