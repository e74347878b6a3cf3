import { ExecutorFailure } from "#lib/errors.ts";
import { type AppliedAuth, applyAuth } from "#lib/executors/api-call/auth/apply-auth.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { CodeConnector, CodeRun } from "../code-run.ts";
import { connectorUrl } from "./connector-url.ts";
import { declaresHost } from "./declares-host.ts";

export interface FetchTarget extends AppliedAuth {
  url: URL;
  headers: Record<string, string>;
  timeoutMs: number;
  /** Whether the call may go there, redirected or not. */
  covers(url: URL): boolean;
}

interface Wanted {
  url: string;
  headers: Record<string, string>;
  connector?: string | null | undefined;
}

type Declared = Pick<CodeRun, "hosts" | "connectors">;

/** Where a call of `fetch` goes: to a declared host as it stands, or through a declared connector and signed with its credential. */
export function fetchTarget(run: Declared, { url, headers, connector }: Wanted): FetchTarget {
  if (connector !== null && connector !== undefined) return throughConnector(run, connectorOf(run, connector).upstream, url, headers);
  const parsed = URL.parse(url);
  if (parsed === null) throw new ExecutorFailure("validation", "fetch needs an absolute URL, or a path with the name of a connector");
  return {
    url: parsed,
    headers,
    timeoutMs: Number.POSITIVE_INFINITY,
    sensitiveHeaders: [],
    sensitiveQueryParams: [],
    covers: (to) => declaresHost(run.hosts, to),
  };
}

function throughConnector(run: Declared, connector: Upstream, text: string, own: Record<string, string>): FetchTarget {
  const url = connectorUrl(connector.baseUrl, text);
  const { origin } = url;
  const defaults = Object.entries(connector.defaultHeaders).map(([name, value]) => [name.toLowerCase(), value]);
  const request = { url, headers: { ...Object.fromEntries(defaults), ...own } };
  const sensitive = applyAuth(connector.auth, request);
  return { ...request, ...sensitive, timeoutMs: connector.timeoutMs, covers: (to) => to.origin === origin || declaresHost(run.hosts, to) };
}

function connectorOf({ connectors }: Declared, name: string): CodeConnector {
  const connector = connectors.get(name);
  const quoted = JSON.stringify(name.slice(0, 100));
  if (connector === undefined) {
    throw new ExecutorFailure("policy", `The snippet does not declare the connector ${quoted}: add it to its connectors`);
  }
  if (connector === null) throw new ExecutorFailure("policy", `There is no connector named ${quoted}`);
  if (connector.failure !== null) throw new ExecutorFailure("auth", connector.failure);
  return connector;
}
