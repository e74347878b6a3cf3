import type { z } from "zod";
import { AuthConfig, type AuthType } from "#lib/contracts/connector-auth.ts";
import type { CreateCredentialInput } from "#lib/contracts/credentials.ts";
import type { FoundSecret } from "./find-secrets.ts";
import { isPlaceholder } from "./is-placeholder.ts";

type Credential = CreateCredentialInput extends infer C ? (C extends { name: string } ? Omit<C, "name"> : never) : never;

export interface Chosen {
  authType: AuthType;
  authConfig: z.input<typeof AuthConfig>;
  /** Null where the secret only stood for one. */
  credential: Credential | null;
  notes: string[];
}

const NONE: Chosen = { authType: "none", authConfig: {}, credential: null, notes: [] };
const PLACEHOLDER = "The secret is only a placeholder: choose a credential or make one, then calls are signed.";
const ORDER = ["user", "header", "query", "cookie"] as const;

/** How the calls are signed, from the secrets that stood in one. */
export function chooseAuth(secrets: FoundSecret[], isDigest: boolean): Chosen {
  const [first, ...others] = secrets.toSorted((one, other) => ORDER.indexOf(one.place) - ORDER.indexOf(other.place));
  if (first === undefined) return NONE;
  const inHeaders = secrets.filter(({ place }) => place === "header");
  if (inHeaders.length > 1 && first.place === "header") {
    const dropped = others.filter(({ place }) => place !== "header");
    return { ...byHeaders(inHeaders), notes: [...byHeaders(inHeaders).notes, ...leftOut(dropped)] };
  }
  const chosen = first.place === "user" ? byUser(first, isDigest) : first.place === "header" ? byHeader(first) : byKey(first, first.place);
  return { ...chosen, notes: [...chosen.notes, ...leftOut(others)] };
}

function leftOut(secrets: FoundSecret[]): string[] {
  return secrets.map(({ place, name }) => `The secret ${name} (${place}) was left out: a connector signs in one way.`);
}

function byUser({ name: username, value: password }: FoundSecret, isDigest: boolean): Chosen {
  const authType = isDigest ? "digest" : "basic";
  if (username === "" || isPlaceholder(password)) return { ...NONE, authType, notes: [PLACEHOLDER] };
  return { ...NONE, authType, credential: { type: "basic", data: { username, password } } };
}

function byHeader(secret: FoundSecret): Chosen {
  if (secret.name.toLowerCase() !== "authorization") return byKey(secret, "header");
  const [, scheme = "", rest = ""] = /^(\S+)\s+(.*)$/s.exec(secret.value.trim()) ?? [];
  if (/^bearer$/i.test(scheme)) return byToken(rest.trim());
  if (/^basic$/i.test(scheme)) return byBasic(rest.trim());
  if (/^digest$/i.test(scheme))
    return { ...NONE, authType: "digest", notes: [`A digest is made anew for each call: ${lower(PLACEHOLDER)}`] };
  return byKey(secret, "header");
}

function byToken(token: string): Chosen {
  if (token === "" || isPlaceholder(token)) return { ...NONE, authType: "bearer", notes: [PLACEHOLDER] };
  return { ...NONE, authType: "bearer", credential: { type: "bearer", data: { token } } };
}

function byBasic(encoded: string): Chosen {
  const text = isPlaceholder(encoded) ? "" : Buffer.from(encoded, "base64").toString("utf8");
  const at = text.indexOf(":");
  if (at < 1 || /[\p{Cc}\ufffd]/u.test(text)) return { ...NONE, authType: "basic", notes: [PLACEHOLDER] };
  return byUser({ place: "user", name: text.slice(0, at), value: text.slice(at + 1) }, false);
}

function byKey({ name, value }: FoundSecret, place: "header" | "query" | "cookie"): Chosen {
  const config = AuthConfig.safeParse({ in: place, name });
  if (!config.success) return { ...NONE, notes: [`The secret ${name} was left out: its name cannot be sent.`] };
  const isStandIn = value === "" || isPlaceholder(value) || isPlaceholder(value.replace(/^\S+\s+/, ""));
  const keyed = { ...NONE, authType: "api_key" as const, authConfig: { in: place, name } };
  return isStandIn ? { ...keyed, notes: [PLACEHOLDER] } : { ...keyed, credential: { type: "api_key", data: { apiKey: value } } };
}

/** Several headers are templates that are filled with the secrets of one credential. */
function byHeaders(secrets: FoundSecret[]): Chosen {
  const values: Record<string, string> = {};
  const headers: Record<string, string> = {};
  for (const { name, value } of secrets) {
    const [, scheme = "", rest = ""] = /^(Bearer|Basic|Token|ApiKey)\s+(.*)$/is.exec(value) ?? [];
    const key = secretName(name, values);
    values[key] = scheme === "" ? value : rest;
    headers[name] = scheme === "" ? `{{${key}}}` : `${scheme} {{${key}}}`;
  }
  const isStandIn = Object.values(values).some((value) => value === "" || isPlaceholder(value));
  const templated = { ...NONE, authType: "custom_headers" as const, authConfig: { headers } };
  return isStandIn ? { ...templated, notes: [PLACEHOLDER] } : { ...templated, credential: { type: "secrets", data: { values } } };
}

function secretName(header: string, taken: Record<string, string>): string {
  const name = header
    .toLowerCase()
    .replaceAll(/\W+/g, "_")
    .replace(/^(?=\d)/, "_")
    .slice(0, 60);
  return Object.hasOwn(taken, name) ? `${name}_${Object.keys(taken).length + 1}` : name;
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
