import { createHmac } from "node:crypto";
import { z } from "zod";
import type { NamedSecrets } from "./named-secrets.ts";
import { SecretRef, secretBytes } from "./secret-ref.ts";

const Bytes = z.union([z.string(), z.strictObject({ base64: z.base64() })]);

export const HmacInput = z.strictObject({
  algorithm: z.enum(["sha1", "sha256", "sha384", "sha512", "md5"]),
  /** A secret, or bytes of the adapter's own: schemes that derive keys sign with what they signed before. */
  key: z.union([SecretRef, Bytes]),
  data: Bytes,
  encoding: z.enum(["hex", "base64", "base64url"]).default("hex"),
});

/** An HMAC (RFC 2104). */
export function makeHmac(named: NamedSecrets, { algorithm, key, data, encoding }: z.output<typeof HmacInput>): string {
  const bytes = typeof key === "object" && "secret" in key ? secretBytes(named, key) : toBytes(key);
  return createHmac(algorithm, bytes).update(toBytes(data)).digest(encoding);
}

function toBytes(value: z.output<typeof Bytes>): Buffer {
  return typeof value === "string" ? Buffer.from(value, "utf8") : Buffer.from(value.base64, "base64");
}
