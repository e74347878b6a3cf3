import { AuthConfig, type AuthType } from "#lib/contracts/connector-auth.ts";
import type { CredentialType } from "#lib/contracts/credentials.ts";
import { basicSecrets } from "#lib/executors/api-call/auth/basic-secrets.ts";
import { clientSecrets } from "#lib/executors/api-call/auth/oauth/client-secrets.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import type { OpenCredential } from "../credentials/open-credential.ts";
import type { Subject } from "../executions/subject.ts";
import { toOAuthClient } from "../oauth/to-oauth-client.ts";
import { fillTemplates } from "./fill-templates.ts";
import { openOrFail } from "./open-or-fail.ts";
import { resolveTls } from "./resolve-tls.ts";
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
  const config = AuthConfig.parse(row.authConfig);
  // An updated connector or credential is checked to fit: the schemes of a type of credential take that type.
  const scheme = SCHEMES[opened.type] as (credential: OpenCredential, row: ConnectorRow, config: AuthConfig) => Resolved;
  return scheme(opened, row, config);
}

type CredentialOf<T extends CredentialType> = Extract<OpenCredential, { type: T }>;

const SCHEMES = {
  api_key: ({ apiKey }, _row, { in: place, name }) => signedBy({ type: "api_key", in: place, name, value: apiKey }, [apiKey]),
  basic: ({ username, password }, row) => {
    const digest: AuthType = "digest";
    const secrets = basicSecrets({ username, password });
    if (row.authType !== digest) return signedBy({ type: "basic", username, password }, secrets);
    return signedBy({ type: digest, username, password, memoryKey: `${row.id} ${row.credentialId}` }, secrets);
  },
  bearer: ({ token }) => signedBy({ type: "bearer", token }, [token]),
  oauth2: (credential, row, { oauth2 }) => {
    if (oauth2 === null) return failing("The connector has no authConfig.oauth2: tell where its tokens come from");
    return signedBy({ type: "oauth2", client: toOAuthClient(row, oauth2, credential, resolveTls(row).tls) }, clientSecrets(credential));
  },
  secrets: ({ values }, _row, { headers: templates }) => {
    const { headers, missing } = fillTemplates(templates, values);
    if (missing !== undefined)
      return failing(`The headers of the connector name the secret ${missing}, which its credential does not hold`);
    const secrets = Object.values(values);
    return signedBy({ type: "custom_headers", headers, secrets }, secrets);
  },
  client_certificate: () => failing("A client certificate signs no calls: choose it as tlsCredentialId"),
} satisfies { [T in CredentialType]: (credential: CredentialOf<T>, row: ConnectorRow, config: AuthConfig) => Resolved };

function signedBy(auth: ResolvedAuth, secrets: string[]): Resolved {
  return { auth, secrets: secrets.filter((secret) => secret !== ""), failure: null };
}

function failing(message: string): Resolved {
  return { ...UNSIGNED, failure: { layer: "auth", message } };
}
