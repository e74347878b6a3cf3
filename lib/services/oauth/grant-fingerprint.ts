import { createHash } from "node:crypto";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";

/**
 * Of the server, the client credential and what was asked for. Tokens that were given for others are never sent to these. A credential
 * that becomes another client loses its grants.
 */
export function grantFingerprint({ config, credentialId }: Pick<OAuthClient, "config" | "credentialId">): string {
  const { grant, issuer, tokenUrl, scope, audience, resource } = config;
  return createHash("sha256")
    .update(JSON.stringify([grant, issuer, tokenUrl, scope, audience, resource, credentialId]))
    .digest("hex");
}
