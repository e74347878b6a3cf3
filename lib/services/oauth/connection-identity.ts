import type { Connector } from "#lib/contracts/connectors.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";

type Identified = Pick<Connector, "authType" | "authConfig" | "credentialId" | "baseUrl" | "tlsCa">;

/** What accounts are connected to; with another one they have to be connected anew. Null where none can be. */
export function connectionIdentity({ authType, authConfig, credentialId, baseUrl, tlsCa }: Identified): string | null {
  const config = authConfig.oauth2;
  if (authType !== "oauth2" || config === null || credentialId === null) return null;
  const fingerprint = grantFingerprint({ config, credentialId, baseUrl, tls: tlsCa === null ? null : { ca: tlsCa } });
  return `${fingerprint} ${config.perUser}`;
}
