import type { CircuitBreaker, Retry, Timeouts } from "#lib/contracts/connector-limits.ts";
import type { HostRules, TlsIdentity } from "#lib/egress/egress.ts";
import type { Admit } from "./attempts/admit.ts";
import type { ResolvedAuth } from "./auth/resolved-auth.ts";

/** The service behind a connector, ready to be called by any protocol. Never stored, never logged. */
export interface Upstream {
  connectorId: string;
  /** Another one whenever the connector or one of its credentials was changed. */
  revision: string;
  baseUrl: string;
  defaultHeaders: Readonly<Record<string, string>>;
  auth: ResolvedAuth;
  tls: TlsIdentity | null;
  hosts: HostRules;
  /** One call in all, its attempts and waits included. */
  timeoutMs: number;
  /** Of each attempt, within the whole. */
  timeouts: Timeouts;
  maxResponseBytes: number;
  retry: Retry;
  circuitBreaker: CircuitBreaker | null;
  /** The turn of each attempt under the connector's limits; null where it has none. */
  admit: Admit | null;
  /** To be told of each attempt that goes out with its credentials. */
  used?: (() => void) | undefined;
}
