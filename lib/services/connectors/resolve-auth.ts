import { AuthConfig } from "#lib/contracts/connector-auth.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import type { OpenCredential } from "../credentials/open-credential.ts";
import type { Subject } from "../executions/subject.ts";
import { openOrFail } from "./open-or-fail.ts";
import type { ConnectorRow } from "./resolve-upstream.ts";

interface Resolved {
  auth: ResolvedAuth;
  /** The secret texts in it, to be kept out of everything that leaves. */
  secrets: string[];
  failure: Subject["failure"];
}

const UNSIGNED: Resolved = { auth: { type: "none" }, secrets: [], failure: null };

/** The connector's credential, opened. Without one, calls go out unsigned. */
export function resolveAuth(row: ConnectorRow): Resolved {
  if (row.authType === "none" || row.credential === null) return UNSIGNED;
  const opened = openOrFail(row.credential);
  if (opened.type === "sealed") return { ...UNSIGNED, failure: opened.failure };
  return { ...toAuth(opened, row), failure: null };
}

function toAuth(credential: OpenCredential, row: ConnectorRow): Omit<Resolved, "failure"> {
  if (credential.type === "bearer") return { auth: { type: "bearer", token: credential.token }, secrets: [credential.token] };
  if (credential.type === "basic") {
    const { username, password } = credential;
    // Some services take their key as the user name, with no password.
    const key = password === "" ? username : password;
    return { auth: { type: "basic", username, password }, secrets: [key, `${username}:${password}`] };
  }
  if (credential.type !== "api_key") throw new Error(`Credentials of type ${credential.type} do not sign yet`);
  const { in: place, name } = AuthConfig.parse(row.authConfig);
  return { auth: { type: "api_key", in: place, name, value: credential.apiKey }, secrets: [credential.apiKey] };
}
