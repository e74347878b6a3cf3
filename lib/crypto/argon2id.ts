import { argon2 } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

export interface Argon2idCost {
  memoryKib: number;
  passes: number;
  parallelism: number;
}

/** RFC 9106 argon2id, off the main thread. The password is NFKC-normalised, so that it does not depend on the keyboard. */
export async function argon2id(password: string, salt: Buffer, cost: Argon2idCost, tagBytes: number): Promise<Buffer> {
  return derive("argon2id", {
    message: Buffer.from(password.normalize("NFKC"), "utf8"),
    nonce: salt,
    memory: cost.memoryKib,
    passes: cost.passes,
    parallelism: cost.parallelism,
    tagLength: tagBytes,
  });
}
