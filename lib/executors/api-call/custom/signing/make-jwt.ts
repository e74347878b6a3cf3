import { createHmac, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { NamedSecrets } from "./named-secrets.ts";
import { SecretRef, secretBytes, secretText } from "./secret-ref.ts";

const ALGORITHMS = {
  HS256: { kind: "hmac", hash: "sha256" },
  HS384: { kind: "hmac", hash: "sha384" },
  HS512: { kind: "hmac", hash: "sha512" },
  RS256: { kind: "rsa", hash: "sha256" },
  RS384: { kind: "rsa", hash: "sha384" },
  RS512: { kind: "rsa", hash: "sha512" },
  ES256: { kind: "ec", hash: "sha256", curve: "prime256v1" },
  ES384: { kind: "ec", hash: "sha384", curve: "secp384r1" },
  ES512: { kind: "ec", hash: "sha512", curve: "secp521r1" },
} as const;
/** Larger ones take seconds to sign with. */
const RSA_BITS_MAX = 8_192;
const signAsync = promisify(sign);
type Algorithm = keyof typeof ALGORITHMS;

export const JwtInput = z.strictObject({
  claims: z.record(z.string(), Json),
  algorithm: z.enum(Object.keys(ALGORITHMS) as [Algorithm, ...Algorithm[]]),
  /** Of HS a shared secret, of RS and ES a private key in PEM. */
  key: SecretRef,
  /** Further header fields, such as `kid`. */
  header: z.record(z.string(), Json).default({}),
});

/** A signed JSON Web Token in the compact form (RFC 7515, RFC 7518). */
export async function makeJwt(named: NamedSecrets, { claims, algorithm, key, header }: z.output<typeof JwtInput>): Promise<string> {
  const signed = [{ typ: "JWT", ...header, alg: algorithm }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const made = await signature(named, algorithm, key, signed);
  return `${signed}.${made.toString("base64url")}`;
}

async function signature(named: NamedSecrets, algorithm: Algorithm, key: SecretRef, data: string): Promise<Buffer> {
  const { kind, hash } = ALGORITHMS[algorithm];
  if (kind === "hmac") return createHmac(hash, secretBytes(named, key)).update(data).digest();
  const own = privateKey(named, algorithm, key);
  try {
    return await signAsync(hash, Buffer.from(data), { key: own, dsaEncoding: "ieee-p1363" });
  } catch {
    throw new ExecutorFailure("auth", `The secret ${JSON.stringify(key.secret)} cannot sign with ${algorithm}`);
  }
}

function privateKey(named: NamedSecrets, algorithm: Algorithm, ref: SecretRef): KeyObject {
  const wanted = ALGORITHMS[algorithm];
  const key = read(secretText(named, ref), ref);
  const fits = key.asymmetricKeyType === wanted.kind && (!("curve" in wanted) || key.asymmetricKeyDetails?.namedCurve === wanted.curve);
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) > RSA_BITS_MAX) {
    throw new ExecutorFailure("auth", `The secret ${JSON.stringify(ref.secret)} is a key of more than ${RSA_BITS_MAX} bits`);
  }
  if (fits) return key;
  throw new ExecutorFailure("auth", `The secret ${JSON.stringify(ref.secret)} is no key for ${algorithm}`);
}

/** What the library says of a key may quote it. */
function read(pem: string, { secret }: SecretRef): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new ExecutorFailure("auth", `The secret ${JSON.stringify(secret)} is no private key in PEM`);
  }
}
