import { z } from "zod";
import { open } from "#lib/crypto/open.ts";
import { rootKeys } from "#lib/crypto/root-keys.ts";
import { seal } from "#lib/crypto/seal.ts";

/** What of a begun connection nobody else may know. */
const AttemptSecrets = z.union([
  z.object({ kind: z.literal("code"), codeVerifier: z.string(), redirectUri: z.string() }),
  z.object({ kind: z.literal("device"), deviceCode: z.string(), intervalSeconds: z.number() }),
]);
export type AttemptSecrets = z.output<typeof AttemptSecrets>;

interface Place {
  id: string;
  workspaceId: string;
}

export function sealAttempt({ id, workspaceId }: Place, secrets: AttemptSecrets): string {
  return seal(rootKeys(), JSON.stringify(secrets), { workspaceId, credentialId: id });
}

/** Throws a SealError. */
export function openAttempt({ id, workspaceId, sealed }: Place & { sealed: string }): AttemptSecrets {
  return AttemptSecrets.parse(JSON.parse(open(rootKeys(), sealed, { workspaceId, credentialId: id })));
}
