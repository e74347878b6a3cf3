import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Connector } from "#lib/contracts/connectors.ts";

type Used = Pick<Connector, "credentialId" | "tlsCredentialId" | "baseUrl" | "authConfig" | "hosts" | "tlsCa">;

/**
 * Where a connector sends a credential, its service reads it: choosing one, or another place for it, needs the right to write credentials.
 */
export function assertMayUseCredentials(ctx: Ctx, before: Used | null, after: Used): void {
  const { credentialId, tlsCredentialId } = after;
  if (credentialId === null && tlsCredentialId === null) return;
  const isChosen = [credentialId, tlsCredentialId].some(
    (id) => id !== null && id !== before?.credentialId && id !== before?.tlsCredentialId,
  );
  const isMoved = before !== null && destinationOf(before) !== destinationOf(after);
  if (isChosen || isMoved) assertCan(ctx, "credential:write");
}

/** Everything that decides who gets to see a credential. */
function destinationOf({ baseUrl, authConfig: { oauth2 }, hosts, tlsCa }: Used): string {
  const servers = [oauth2?.issuer, oauth2?.tokenUrl, oauth2?.authorizationUrl, oauth2?.deviceAuthorizationUrl];
  return JSON.stringify([new URL(baseUrl).origin, servers.map((url) => url ?? null), hosts.allow, tlsCa]);
}
