import { createHash } from "node:crypto";

/** SHA-256 as hex. Enough for tokens, which hold 256 random bits; passwords go through `hashPassword`. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
