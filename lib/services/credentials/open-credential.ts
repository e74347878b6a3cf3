import type { z } from "zod";
import { CredentialData, CredentialType } from "#lib/contracts/credentials.ts";
import { open } from "#lib/crypto/open.ts";
import { rootKeys } from "#lib/crypto/root-keys.ts";
import type { Credential } from "#lib/db/generated/client.ts";

export type OpenCredential = { [T in CredentialType]: { type: T } & z.output<(typeof CredentialData)[T]> }[CredentialType];

/** The secret of a row, for the execution that uses it and nobody else. */
export function openCredential(row: Pick<Credential, "id" | "workspaceId" | "type" | "sealed">): OpenCredential {
  const type = CredentialType.parse(row.type);
  const text = open(rootKeys(), row.sealed, { workspaceId: row.workspaceId, credentialId: row.id });
  // `type` and the parsed data come from the same member of the union.
  return { type, ...CredentialData[type].parse(JSON.parse(text)) } as OpenCredential;
}
