import { createCipheriv, randomBytes } from "node:crypto";
import { deriveKey } from "#lib/crypto/derive-key.ts";
import type { KeyRing } from "#lib/crypto/key-ring.ts";
import { type SealBinding, toAdditionalData } from "#lib/crypto/seal-binding.ts";
import { SealError } from "#lib/crypto/seal-error.ts";

const KEY_ID = /^[A-Za-z0-9_-]{1,64}$/;
const processSalt = randomBytes(16);

/** Encrypts with the newest key: `v1:<keyId>:<salt>:<iv>:<tag>:<ciphertext>`, all but the first two base64url. */
export function seal(ring: KeyRing, plaintext: string, binding: SealBinding): string {
  const key = ring.keys[0];
  if (key === undefined || key.secret === "" || !KEY_ID.test(key.id)) throw new SealError("no_key");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(key, processSalt), iv);
  cipher.setAAD(toAdditionalData(binding));
  const ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  const parts = [processSalt, iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString("base64url"));
  return ["v1", key.id, ...parts].join(":");
}
