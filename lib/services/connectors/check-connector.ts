import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorTested } from "#lib/contracts/connector-connection.ts";
import type { CheckConnectorInput } from "#lib/contracts/drafts.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { transact } from "#lib/db/transact.ts";
import { checkAuthorizationServer } from "../oauth/check-authorization-server.ts";
import { DraftTokens } from "../oauth/draft-tokens.ts";
import { draftConnectorRow } from "./draft-connector-row.ts";
import { probeConnector } from "./probe-connector.ts";

/** Where to mend what an authorization server refuses with (RFC 6749, section 5.2). */
const AT: Readonly<Record<string, string>> = {
  invalid_scope: "authConfig.oauth2.scope",
  invalid_client: "credentialId",
  unauthorized_client: "credentialId",
  unsupported_grant_type: "authConfig.oauth2.grant",
};

/** Calls the service of a connector that is not saved, held to what saving it would be held to. Without a credential nothing is signed. */
export async function checkConnector(ctx: Ctx, { connector, connectorId }: CheckConnectorInput): Promise<ConnectorTested> {
  assertCan(ctx, "connector:write");
  assertCan(ctx, "connector:run");
  const row = await draftConnectorRow(ctx, { connector, connectorId });
  const isSigned = row.credentialId !== null || row.tlsCredentialId !== null;
  const detail = { apiType: row.apiType, method: "GET", draft: true };
  // Beforehand, so that nobody sends a credential without a trace.
  if (isSigned) await transact((tx) => audit(tx, ctx, "connector.tested", row.id, detail));
  const own = row.id === connectorId ? undefined : new DraftTokens();
  const [answer, errors] = await Promise.all([
    probeConnector(ctx, row, { path: "", method: "GET" }, own),
    checkAuthorizationServer(ctx, row),
  ]);
  return { ...answer, test: { ...answer.test, errors: [...refusalOf(own, answer), ...errors] } };
}

function refusalOf(tokens: DraftTokens | undefined, { test }: ConnectorTested): FieldError[] {
  const path = AT[tokens?.refusal ?? ""];
  return path === undefined ? [] : [{ path, message: test.detail }];
}
