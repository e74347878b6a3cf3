import { createDecipheriv } from "node:crypto";
import { deriveKey } from "#lib/crypto/derive-key.ts";
import type { KeyRing } from "#lib/crypto/key-ring.ts";
import { type SealBinding, toAdditionalData } from "#lib/crypto/seal-binding.ts";
import { SealError } from "#lib/crypto/seal-error.ts";

const ENVELOPE = /^v1:([A-Za-z0-9_-]{1,64}):([A-Za-z0-9_-]+):([A-Za-z0-9_-]+):([A-Za-z0-9_-]+):([A-Za-z0-9_-]*)$/;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Decrypts an envelope of `seal`, with whichever key of the ring sealed it. Throws a SealError. */
export function open(ring: KeyRing, envelope: string, binding: SealBinding): string {
  const [, keyId, ...encoded] = ENVELOPE.exec(envelope) ?? [];
  const [salt, iv, tag, ciphertext] = encoded.map(decode);
  if (salt?.length !== SALT_BYTES || iv?.length !== IV_BYTES || tag?.length !== TAG_BYTES || ciphertext === undefined) {
    throw new SealError("malformed");
  }
  const key = ring.keys.find((candidate) => candidate.id === keyId);
  if (key === undefined) throw new SealError("unknown_key");
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(key, salt), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(toAdditionalData(binding));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    throw new SealError("unreadable");
  }
}

/** Several base64url texts decode to the same bytes; only the one that `seal` writes is accepted. */
function decode(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
}
