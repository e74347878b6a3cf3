import type { CircuitBreaker, RateLimit, Retry } from "#lib/contracts/connector-limits.ts";
import type { HostRules, TlsIdentity } from "#lib/egress/egress.ts";
import type { ResolvedAuth } from "./auth/resolved-auth.ts";

/** The service behind a connector, ready to be called by any protocol. Never stored, never logged. */
export interface Upstream {
  connectorId: string;
  baseUrl: string;
  defaultHeaders: Readonly<Record<string, string>>;
  auth: ResolvedAuth;
  tls: TlsIdentity | null;
  hosts: HostRules;
  /** One call in all, its attempts and waits included. */
  timeoutMs: number;
  maxResponseBytes: number;
  retry: Retry;
  rateLimit: RateLimit | null;
  circuitBreaker: CircuitBreaker | null;
}
