import { createHash } from "node:crypto";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";

/** Of the server, the client and what was asked for. Tokens that were given for another one are never sent to this one. */
export function grantFingerprint({ config, clientId, credentialId }: Pick<OAuthClient, "config" | "clientId" | "credentialId">): string {
  const { grant, issuer, tokenUrl, scope, audience, resource } = config;
  return createHash("sha256")
    .update(JSON.stringify([grant, issuer, tokenUrl, scope, audience, resource, clientId, credentialId]))
    .digest("hex");
}
