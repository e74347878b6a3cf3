import { AuthConfig } from "#lib/contracts/connectors.ts";
import type { ApiConnector, Credential } from "#lib/db/generated/client.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/rest/rest-call.ts";
import { openCredential } from "../credentials/open-credential.ts";

export type Row = ApiConnector & { credential: Credential | null };

interface Resolved {
  auth: ResolvedAuth;
  /** The secret texts in it, to be kept out of everything that leaves. */
  secrets: string[];
}

/** The connector's credential, opened. Without one, calls go out unsigned. */
export function resolveAuth(row: Row): Resolved {
  if (row.authType === "none" || row.credential === null) return { auth: { type: "none" }, secrets: [] };
  const credential = openCredential(row.credential);
  if (credential.type === "bearer") return { auth: { type: "bearer", token: credential.token }, secrets: [credential.token] };
  if (credential.type === "basic") {
    const { username, password } = credential;
    return { auth: { type: "basic", username, password }, secrets: [password, `${username}:${password}`] };
  }
  const { in: place, name } = AuthConfig.parse(row.authConfig);
  return { auth: { type: "api_key", in: place, name, value: credential.apiKey }, secrets: [credential.apiKey] };
}
