import { randomBytes } from "node:crypto";
import { hashToken } from "#lib/crypto/hash-token.ts";

export interface RandomToken {
  /** Shown once, never stored. */
  token: string;
  /** The first characters, by which a person recognises the token in a list. */
  prefix: string;
  hash: string;
}

export function randomToken(): RandomToken {
  const token = `sas_${randomBytes(32).toString("base64url")}`;
  return { token, prefix: token.slice(0, 12), hash: hashToken(token) };
}
