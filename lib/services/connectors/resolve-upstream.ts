import type { ApiConnector, Credential } from "#lib/db/generated/client.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { noteUse } from "../credentials/note-use.ts";
import type { Subject } from "../executions/subject.ts";
import { admitUnder } from "./limits/admit-under.ts";
import { resolveAuth } from "./resolve-auth.ts";
import { resolveTls } from "./resolve-tls.ts";
import { toConnector } from "./to-connector.ts";

export type ConnectorRow = ApiConnector & { credential: Credential | null; tlsCredential: Credential | null };

/** What a query for a ConnectorRow includes. */
export const CONNECTOR_PARTS = { credential: true, tlsCredential: true } as const;

export interface ResolvedUpstream {
  upstream: Upstream;
  /** The secret texts in it, to be kept out of everything that leaves. */
  secrets: string[];
  failure: Subject["failure"];
}

/** A connector with its credentials opened, ready to be called by any protocol. */
export function resolveUpstream(
  row: ConnectorRow,
  limits: Pick<Upstream, "maxResponseBytes"> & { timeoutMs: number | null },
): ResolvedUpstream {
  const { id: connectorId, baseUrl, defaultHeaders, hosts, timeouts, retry, rateLimit, circuitBreaker, ...connector } = toConnector(row);
  const { auth, secrets, failure } = resolveAuth(row);
  const tls = resolveTls(row);
  const timeoutMs = limits.timeoutMs ?? connector.timeoutMs;
  const { maxResponseBytes } = limits;
  return {
    upstream: {
      connectorId,
      revision: [row.version, row.credential?.updatedAt.getTime(), row.tlsCredential?.updatedAt.getTime()].join(" "),
      baseUrl,
      defaultHeaders,
      auth,
      tls: tls.tls,
      hosts,
      timeoutMs,
      timeouts,
      maxResponseBytes,
      retry,
      circuitBreaker,
      admit: rateLimit === null ? null : admitUnder(connectorId, rateLimit),
      used: noteUse(row),
    },
    secrets: [...secrets, ...tls.secrets],
    failure: failure ?? tls.failure,
  };
}
