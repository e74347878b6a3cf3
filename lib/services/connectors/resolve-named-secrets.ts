import type { CredentialType } from "#lib/contracts/credentials.ts";
import type { NamedSecrets } from "#lib/executors/api-call/custom/signing/named-secrets.ts";
import type { OpenCredential } from "../credentials/open-credential.ts";
import type { Subject } from "../executions/subject.ts";
import { openOrFail } from "./open-or-fail.ts";
import type { ConnectorRow } from "./resolve-upstream.ts";

interface Resolved {
  named: NamedSecrets;
  failure: Subject["failure"];
}

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
  if (credential === null) return { named: {}, failure: null };
  const opened = openOrFail(credential);
  if (opened.type === "sealed") return { named: {}, failure: opened.failure };
  // The table's entry of a type takes that type.
  const names = NAMES[opened.type] as (credential: OpenCredential) => NamedSecrets;
  return { named: names(opened), failure: null };
}
