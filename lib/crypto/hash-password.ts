import { randomBytes } from "node:crypto";
import { argon2id } from "#lib/crypto/argon2id.ts";

/** OWASP password storage cheat sheet: argon2id with 19 MiB, 2 passes, 1 lane. */
const COST = { memoryKib: 19_456, passes: 2, parallelism: 1 };

/** A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await argon2id(password, salt, COST, 32);
  const cost = `m=${COST.memoryKib},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${phcBase64(salt)}$${phcBase64(hash)}`;
}

function phcBase64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
