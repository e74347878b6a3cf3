import type { HttpEnv } from "../http/send-request.ts";
import type { Upstream } from "../upstream.ts";

export interface ProbeTarget {
  /** Below the base URL; empty for the base URL itself. */
  path: string;
  method: "GET" | "HEAD";
}

export interface Probed {
  /** Whether the answer tells that calls are let in. */
  isSure: boolean;
  /** Of the answer, where it came over HTTP. */
  status: number | null;
  detail: string;
}

/** Calls a service without wanting anything of it. Throws an ExecutorFailure where it is not reached or does not let the caller in. */
export type Probe = (upstream: Upstream, target: ProbeTarget, env: HttpEnv) => Promise<Probed>;
