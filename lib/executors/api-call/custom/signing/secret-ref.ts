import { z } from "zod";
import { ExecutorFailure } from "#lib/errors.ts";
import { withoutTrailing } from "#lib/without-trailing.ts";
import type { NamedSecrets } from "./named-secrets.ts";

/** How an adapter names a secret that it never sees; `encoding` is how the secret writes its bytes. */
export const SecretRef = z.strictObject({
  secret: z.string().min(1).max(200),
  encoding: z.enum(["utf8", "base64", "hex"]).default("utf8"),
});
export type SecretRef = z.output<typeof SecretRef>;

export function secretText(named: NamedSecrets, { secret }: Pick<SecretRef, "secret">): string {
  const text = Object.hasOwn(named, secret) ? named[secret] : undefined;
  if (text !== undefined) return text;
  throw new ExecutorFailure("auth", `The connector's credential holds no secret named ${JSON.stringify(secret)}`);
}

export function secretBytes(named: NamedSecrets, ref: SecretRef): Buffer {
  const text = secretText(named, ref);
  const bytes = Buffer.from(text, ref.encoding);
  if (isWhole(text, bytes, ref.encoding)) return bytes;
  throw new ExecutorFailure("auth", `The secret ${JSON.stringify(ref.secret)} is not ${ref.encoding}`);
}

/** Node stops at what does not decode: an adapter could sign with the beginning of a secret alone, which it can guess. */
function isWhole(text: string, bytes: Buffer, encoding: SecretRef["encoding"]): boolean {
  if (encoding === "utf8") return true;
  if (encoding === "hex") return bytes.toString("hex") === text.toLowerCase();
  const bare = withoutTrailing(text, "=");
  return withoutTrailing(bytes.toString("base64"), "=") === bare || bytes.toString("base64url") === bare;
}
