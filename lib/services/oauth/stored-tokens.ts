import { z } from "zod";
import { open } from "#lib/crypto/open.ts";
import { rootKeys } from "#lib/crypto/root-keys.ts";
import { seal } from "#lib/crypto/seal.ts";

/** What of a grant is secret. */
const StoredTokens = z.object({
  accessToken: z.string(),
  tokenType: z.string(),
  refreshToken: z.string().nullable(),
  scope: z.string().nullable(),
});
export type StoredTokens = z.output<typeof StoredTokens>;

interface Place {
  id: string;
  workspaceId: string;
}

export function sealTokens({ id, workspaceId }: Place, tokens: StoredTokens): string {
  return seal(rootKeys(), JSON.stringify(StoredTokens.parse(tokens)), { workspaceId, credentialId: id });
}

/** Null where nothing is stored yet. Throws a SealError. */
export function openTokens({ id, workspaceId, sealed }: Place & { sealed: string }): StoredTokens | null {
  if (sealed === "") return null;
  return StoredTokens.parse(JSON.parse(open(rootKeys(), sealed, { workspaceId, credentialId: id })));
}
