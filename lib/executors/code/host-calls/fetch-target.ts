import type { EgressAnswer } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { AppliedAuth } from "#lib/executors/api-call/auth/apply-auth.ts";
import { type SignedRequest, type SigningEnv, signAgain, signRequest } from "#lib/executors/api-call/auth/sign-request.ts";
import { type Reach, toReach } from "#lib/executors/api-call/http/to-reach.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { connectorUrl } from "#lib/executors/guest-fetch/connector-url.ts";
import type { CodeConnector, CodeRun } from "../code-run.ts";
import { declaresHost } from "./declares-host.ts";

export interface FetchTarget {
  /** The service behind the connector that it goes through. */
  upstream: Upstream | null;
  /** Whether the call may go there, redirected or not. */
  covers(url: URL): boolean;
  /** The call as it goes out, signed for this moment. */
  sign(env: SigningEnv): Promise<SignedFetch>;
}

export interface SignedFetch extends AppliedAuth, Reach {
  url: URL;
  headers: Record<string, string>;
  /** The same call signed anew, where the answer asks for that. */
  again(answer: EgressAnswer): Promise<SignedFetch | undefined>;
}

interface Wanted {
  method: string;
  url: string;
  headers: Record<string, string>;
  connector?: string | null | undefined;
}

type Declared = Pick<CodeRun, "hosts" | "connectors">;

/** Where a call of `fetch` goes: to a declared host as it stands, or through a declared connector and signed with its credential. */
export function fetchTarget(run: Declared, wanted: Wanted): FetchTarget {
  const { url, headers, connector } = wanted;
  if (connector !== null && connector !== undefined) return throughConnector(run, connectorOf(run, connector).upstream, wanted);
  const parsed = URL.parse(url);
  if (parsed === null) throw new ExecutorFailure("validation", "fetch needs an absolute URL, or a path with the name of a connector");
  return {
    upstream: null,
    covers: (to) => declaresHost(run.hosts, to),
    sign: async () => ({ url: parsed, headers, sensitiveHeaders: [], sensitiveQueryParams: [], again: async () => undefined }),
  };
}

function throughConnector(run: Declared, connector: Upstream, wanted: Wanted): FetchTarget {
  const url = connectorUrl(connector.baseUrl, wanted.url);
  const { auth } = connector;
  const defaults = Object.entries(connector.defaultHeaders).map(([name, value]) => [name.toLowerCase(), value]);
  const unsigned = { method: wanted.method, url, headers: { ...Object.fromEntries(defaults), ...wanted.headers } };
  const toFetch = ({ used: _, ...request }: SignedRequest, again: SignedFetch["again"]): SignedFetch => ({
    ...request,
    ...toReach(connector),
    again,
  });
  return {
    upstream: connector,
    covers: (to) => to.origin === url.origin || declaresHost(run.hosts, to),
    async sign(env) {
      const signed = await signRequest(auth, unsigned, env);
      return toFetch(signed, async (answer) => {
        const anew = await signAgain(auth, unsigned, signed, answer, env);
        return anew && toFetch(anew, async () => undefined);
      });
    },
  };
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
