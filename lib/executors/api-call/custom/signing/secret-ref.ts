import { z } from "zod";
import { ExecutorFailure } from "#lib/errors.ts";
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
  return Buffer.from(secretText(named, ref), ref.encoding);
}
