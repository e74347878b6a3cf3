import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { SandboxLanguage, SandboxRun } from "#lib/sandbox/types.ts";

/** Code with all that it declared, looked up and opened. Never stored, never logged. */
export interface CodeRun {
  language: SandboxLanguage;
  code: string;
  memoryLimitMb: number;
  limits: NonNullable<SandboxRun["limits"]>;
  /** Names of the tools that it may call. */
  tools: ReadonlySet<string>;
  /** Hosts that it may call, as HostPattern of the contracts writes them. */
  hosts: readonly string[];
  /** By name; null where it declares one that does not exist. */
  connectors: ReadonlyMap<string, CodeConnector | null>;
  /** The connectors' secrets in every spelling, kept out of all that the code is told. */
  secrets: readonly string[];
}

export interface CodeConnector {
  upstream: Upstream;
  /** Why calls through it fail, where that is known beforehand. */
  failure: string | null;
}
