import type { CredentialType } from "#lib/contracts/credentials.ts";
import type { NamedSecrets } from "#lib/executors/api-call/custom/signing/named-secrets.ts";
import type { OpenCredential } from "../credentials/open-credential.ts";
import type { Subject } from "../executions/subject.ts";
import { openOrFail } from "./open-or-fail.ts";
import type { ConnectorRow } from "./resolve-upstream.ts";

/** Names of people and programs, which are no secrets by themselves. */
const PUBLIC = new Set(["username", "clientId"]);

interface Resolved {
  named: NamedSecrets;
  /** The secret texts in it, to be kept out of everything that leaves. */
  secrets: string[];
  failure: Subject["failure"];
}

export const NO_SECRETS: Resolved = { named: {}, secrets: [], failure: null };

type CredentialOf<T extends CredentialType> = Extract<OpenCredential, { type: T }>;

const NAMES = {
  api_key: ({ apiKey }) => ({ apiKey }),
  basic: ({ username, password }) => ({ username, password }),
  bearer: ({ token }) => ({ token }),
  oauth2: ({ clientId, clientSecret }) => ({ clientId, clientSecret }),
  secrets: ({ values }) => values,
  client_certificate: ({ privateKey }) => ({ privateKey }),
} satisfies { [T in CredentialType]: (credential: CredentialOf<T>) => NamedSecrets };

/** The fields of the connector's credential, for an adapter that signs with them by name. */
export function resolveNamedSecrets({ credential }: Pick<ConnectorRow, "credential">): Resolved {
  if (credential === null) return NO_SECRETS;
  const opened = openOrFail(credential);
  if (opened.type === "sealed") return { ...NO_SECRETS, failure: opened.failure };
  // The table's entry of a type takes that type.
  const names = NAMES[opened.type] as (credential: OpenCredential) => NamedSecrets;
  const named: NamedSecrets = names(opened);
  // Some services take their key as the user name, with no password.
  const isPublic = (name: string) => PUBLIC.has(name) && opened.type !== "secrets" && named["password"] !== "";
  const hidden = Object.entries(named).filter(([name, text]) => text !== "" && !isPublic(name));
  return { named, secrets: hidden.map(([, text]) => text), failure: null };
}
