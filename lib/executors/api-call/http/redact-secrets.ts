import { basicSecrets } from "#lib/executors/api-call/auth/basic-secrets.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { redactSpellings } from "#lib/redact-spellings.ts";
import { SPELLED_CHARS_MIN, secretSpellings } from "#lib/secret-spellings.ts";

/** Text of an upstream without the credential it was called with, in the spellings in which services repeat it; empty when that cannot be assured. */
export function redactSecrets(text: string, auth: ResolvedAuth): string {
  // Which token was used is known to whoever signed, not here.
  if (auth.type === "oauth2") return "";
  const secrets = secretsOf(auth).filter((secret) => secret !== "");
  if (secrets.some((secret) => secret.length < SPELLED_CHARS_MIN)) return "";
  return redactSpellings(text, secretSpellings(secrets));
}

function secretsOf(auth: ResolvedAuth): string[] {
  if (auth.type === "api_key") return [auth.value];
  if (auth.type === "bearer") return [auth.token];
  if (auth.type === "custom_headers") return [...auth.secrets];
  if (auth.type === "basic" || auth.type === "digest") return basicSecrets(auth);
  return [];
}
