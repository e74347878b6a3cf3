import type { CustomFetch } from "openid-client";
import { besideUsualAuthorities } from "#lib/egress/beside-usual-authorities.ts";
import type { TlsIdentity } from "#lib/egress/egress.ts";
import type { OAuthClient } from "./oauth-client.ts";
import type { ServerEnv } from "./server-env.ts";
import { SERVER_TIMES } from "./server-times.ts";

const ANSWER_BYTES_MAX = 1024 * 1024;

/** `fetch` for openid-client that goes through egress. Redirects are not followed: a token endpoint has none. */
export function guardedFetch(client: OAuthClient, env: ServerEnv): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const answer = await env.egress.request({
      method,
      url,
      headers: toHeaders(headers),
      ...(body === null || body === undefined ? {} : { body: String(body) }),
      ...tlsFor(client, new URL(url)),
      ...(env.tenant === undefined ? {} : { tenant: env.tenant }),
      hosts: { allow: [], deny: client.hostsDenied },
      followRedirects: false,
      timeoutMs: SERVER_TIMES.request,
      maxResponseBytes: ANSWER_BYTES_MAX,
      signal: signal === undefined ? env.signal : AbortSignal.any([env.signal, signal]),
    });
    const sent = Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((text): [string, string] => [name, text]),
    );
    const isEmpty = answer.status === 204 || answer.status === 205 || answer.status === 304;
    const kept = sent.filter(([name]) => name !== "content-encoding" && name !== "content-length");
    return new Response(isEmpty ? null : withoutUnaskedIdToken(answer.body, client), { status: answer.status, headers: kept });
  };
}

/** Who gives an ID token is the issuer's to say, and without one nobody here reads it. */
function withoutUnaskedIdToken(body: Buffer, { config }: OAuthClient): Uint8Array<ArrayBuffer> | string {
  const text = body.toString("utf8");
  if (config.issuer !== null || !text.includes('"id_token"')) return text;
  try {
    return JSON.stringify({ ...JSON.parse(text), id_token: undefined });
  } catch {
    return text;
  }
}

function toHeaders(headers: Record<string, string> | Headers): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}

/** The client certificate is for the connector's own service; its authorities are trusted beside the usual ones elsewhere. */
function tlsFor({ tls, baseUrl }: OAuthClient, url: URL): { tls?: TlsIdentity } {
  if (tls === null) return {};
  if (url.origin === new URL(baseUrl).origin) return { tls };
  return tls.ca === undefined ? {} : { tls: { ca: besideUsualAuthorities(tls.ca) } };
}
