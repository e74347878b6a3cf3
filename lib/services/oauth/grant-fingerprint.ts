import { createHash } from "node:crypto";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";

type Fingerprinted = Pick<OAuthClient, "config" | "credentialId" | "baseUrl"> & { tls: { ca?: string | undefined } | null };

/**
 * Of the server, the client credential, what was asked for, and the service that the tokens are for, with whom it is trusted by. Tokens
 * that were given for others are never sent to these. A credential that becomes another client loses its grants.
 */
export function grantFingerprint({ config, credentialId, baseUrl, tls }: Fingerprinted): string {
  const { grant, issuer, tokenUrl, scope, audience, resource } = config;
  const service = [new URL(baseUrl).origin, tls?.ca ?? null];
  return createHash("sha256")
    .update(JSON.stringify([grant, issuer, tokenUrl, scope, audience, resource, credentialId, ...service]))
    .digest("hex");
}
