import { z } from "zod";
import { type Place, sealedJson } from "./sealed-json.ts";

/** What of a grant is secret. */
const StoredTokens = z.object({
  accessToken: z.string(),
  tokenType: z.string(),
  refreshToken: z.string().nullable(),
  scope: z.string().nullable(),
});
export type StoredTokens = z.output<typeof StoredTokens>;

const envelope = sealedJson(StoredTokens);

export const sealTokens = envelope.seal;

/** Null where nothing is stored yet. Throws a SealError. */
export function openTokens(row: Place & { sealed: string }): StoredTokens | null {
  return row.sealed === "" ? null : envelope.open(row);
}
