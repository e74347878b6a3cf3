import { AuthConfig } from "#lib/contracts/connectors.ts";
import { SealError } from "#lib/crypto/seal-error.ts";
import type { ApiConnector, Credential } from "#lib/db/generated/client.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/rest/rest-call.ts";
import { log } from "#lib/log.ts";
import { type OpenCredential, openCredential } from "../credentials/open-credential.ts";
import type { Subject } from "../executions/subject.ts";

export type Row = ApiConnector & { credential: Credential | null };

interface Resolved {
  auth: ResolvedAuth;
  /** The secret texts in it, to be kept out of everything that leaves. */
  secrets: string[];
  failure: Subject["failure"];
}

const UNSIGNED: Resolved = { auth: { type: "none" }, secrets: [], failure: null };
const SEALED: Resolved["failure"] = {
  layer: "auth",
  message: "The connector's credential cannot be opened with the present root key. Store its secret again.",
};

/** The connector's credential, opened. Without one, calls go out unsigned. */
export function resolveAuth(row: Row): Resolved {
  if (row.authType === "none" || row.credential === null) return UNSIGNED;
  try {
    return { ...toAuth(openCredential(row.credential), row), failure: null };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log.error("credential.sealed", error, { credentialId: row.credential.id });
    return { ...UNSIGNED, failure: SEALED };
  }
}

function toAuth(credential: OpenCredential, row: Row): Omit<Resolved, "failure"> {
  if (credential.type === "bearer") return { auth: { type: "bearer", token: credential.token }, secrets: [credential.token] };
  if (credential.type === "basic") {
    const { username, password } = credential;
    // Some services take their key as the user name, with no password.
    const key = password === "" ? username : password;
    return { auth: { type: "basic", username, password }, secrets: [key, `${username}:${password}`] };
  }
  const { in: place, name } = AuthConfig.parse(row.authConfig);
  return { auth: { type: "api_key", in: place, name, value: credential.apiKey }, secrets: [credential.apiKey] };
}
