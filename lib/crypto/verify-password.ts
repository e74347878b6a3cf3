import { timingSafeEqual } from "node:crypto";
import { argon2id } from "#lib/crypto/argon2id.ts";

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;
const MEMORY_KIB_MAX = 1_048_576;

/** True when the password made this PHC string, at whatever cost it was made. A string that is none of ours is false, never an error. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, lanes, salt, hash] = PHC.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) return false;
  const cost = { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(lanes) };
  if (cost.passes < 1 || cost.parallelism < 1 || cost.memoryKib < 8 * cost.parallelism || cost.memoryKib > MEMORY_KIB_MAX) return false;
  const expected = Buffer.from(hash, "base64");
  const actual = await argon2id(password, Buffer.from(salt, "base64"), cost, expected.length);
  return timingSafeEqual(actual, expected);
}
