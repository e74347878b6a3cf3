import { createHash, scryptSync } from "node:crypto";
import type { RootKey } from "#lib/crypto/key-ring.ts";

const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const CACHED_KEYS_MAX = 256;

const cache = new Map<string, Buffer>();

/** The AES-256 key of a root key and salt. scrypt runs once for each pair (about 60 ms); every process seals with one salt only. */
export function deriveKey(key: RootKey, salt: Buffer): Buffer {
  const cacheKey = createHash("sha256")
    .update(`${key.id}\0${salt.toString("base64url")}\0${key.secret}`)
    .digest("base64url");
  const known = cache.get(cacheKey);
  if (known !== undefined) return known;
  const derived = scryptSync(key.secret.normalize("NFC"), salt, 32, SCRYPT);
  const oldest = cache.size >= CACHED_KEYS_MAX ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(cacheKey, derived);
  return derived;
}
