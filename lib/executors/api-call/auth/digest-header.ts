import { createHash } from "node:crypto";
import { ExecutorFailure } from "#lib/errors.ts";
import type { DigestChallenge } from "./digest-challenge.ts";
import type { DigestAuth } from "./resolved-auth.ts";

export interface DigestUse {
  method: string;
  url: URL;
  /** How often this nonce was used, this time included. */
  count: number;
  clientNonce: string;
}

/** The Authorization header that answers a challenge (RFC 7616, section 3.4). */
export function digestHeader(
  auth: Pick<DigestAuth, "username" | "password">,
  challenge: DigestChallenge,
  { method, url, count, clientNonce }: DigestUse,
): string {
  const { realm, nonce, opaque, algorithm, counted } = challenge;
  if (/[\p{Cc}:]/u.test(auth.username))
    throw new ExecutorFailure("auth", "The user name holds characters that digest authentication cannot send");
  const hash = (...parts: string[]) => createHash(challenge.hash).update(parts.join(":"), "utf8").digest("hex");
  const uri = url.pathname + url.search;
  const nc = count.toString(16).padStart(8, "0");
  const own = hash(auth.username, realm, auth.password);
  const secret = challenge.session ? hash(own, nonce, clientNonce) : own;
  const called = hash(method, uri);
  const response = counted ? hash(secret, nonce, nc, clientNonce, "auth", called) : hash(secret, nonce, called);
  const fields = [
    ...usernameField(auth.username),
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(counted ? ["qop=auth", `nc=${nc}`] : []),
    ...(counted || challenge.session ? [`cnonce=${quoted(clientNonce)}`] : []),
    `response="${response}"`,
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ];
  return `Digest ${fields.join(", ")}`;
}

/** Beyond ASCII as RFC 8187 writes it. */
function usernameField(username: string): string[] {
  if (/^[\x20-\x7e]*$/.test(username)) return [`username=${quoted(username)}`];
  const encoded = encodeURIComponent(username.toWellFormed()).replace(
    /['()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return [`username*=UTF-8''${encoded}`];
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
