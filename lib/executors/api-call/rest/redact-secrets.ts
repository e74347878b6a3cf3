import type { ResolvedAuth } from "#lib/executors/api-call/rest/rest-call.ts";

/** Shorter secrets would riddle any text, and the holes would spell them out. */
const REDACTABLE_CHARS_MIN = 4;

/** Text of an upstream without the credential it was called with, in the spellings in which services repeat it; empty when that cannot be assured. */
export function redactSecrets(text: string, auth: ResolvedAuth): string {
  const secrets = secretsOf(auth).filter((secret) => secret !== "");
  if (secrets.some((secret) => secret.length < REDACTABLE_CHARS_MIN)) return "";
  const spellings = secrets.flatMap(spellingsOf).toSorted((one, other) => other.length - one.length);
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, "[redacted]"), text);
}

function secretsOf(auth: ResolvedAuth): string[] {
  if (auth.type === "api_key") return [auth.value];
  if (auth.type === "bearer") return [auth.token];
  if (auth.type === "basic") return [auth.username, auth.password, `${auth.username}:${auth.password}`];
  return [];
}

function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const unpadded = bytes.toString("base64").replaceAll("=", "");
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const form = new URLSearchParams({ s: secret }).toString().slice(2);
  return [
    ...new Set([
      secret,
      json,
      html,
      form,
      encodeURIComponent(secret.toWellFormed()),
      unpadded,
      bytes.toString("base64url"),
      bytes.toString("hex"),
    ]),
  ];
}
