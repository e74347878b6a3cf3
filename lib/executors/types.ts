import type { LogLine } from "#lib/contracts/errors.ts";
import type { ExchangeAttempt } from "#lib/contracts/exchange.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Egress } from "#lib/egress/egress.ts";
import type { TokenSource } from "#lib/executors/api-call/auth/token-source.ts";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";
import type { Sandbox } from "#lib/sandbox/types.ts";

/** What an executor may use: it is handed everything, it looks nothing up. */
export interface ExecutionEnv {
  /** Aborts when the caller goes away or the execution's time is up. */
  signal: AbortSignal;
  /** Milliseconds the execution may take in all. */
  timeoutMs: number;
  /** When it began, by `performance.now()`; the time of the first request that goes out where absent. */
  startedAt?: number;
  /** Whose execution it is; the sandbox gives each tenant its share. */
  tenant: string;
  /** How many executions wait for this one, each for the next. */
  depth: number;
  /** Runs a tool by its name for the same caller, until `signal` aborts. Rejects with an AppError that may be shown. */
  call: (name: string, args: JsonObject, signal: AbortSignal) => Promise<Json>;
  /** The only way to the network. */
  egress: Egress;
  /** Tokens of OAuth 2 connectors; without it, their calls fail. */
  tokens?: TokenSource;
  /** Where code runs. */
  sandbox: Sandbox;
  /** Keeps an answer that is neither text nor JSON, for whoever may read the execution. */
  saveFile: (file: ResultFile) => Promise<SavedFile>;
  /** Receives console lines and phases while the execution goes on, so that a failed one keeps them. */
  record: ExecutionRecorder;
}

export interface ResultFile {
  /** As the upstream wrote it. */
  contentType: string;
  content: Buffer;
}

export interface SavedFile {
  id: string;
  /** The path at which the API gives it. */
  url: string;
  /** What was kept of it: without the execution's secrets. */
  content: Buffer;
}

export interface ExecutionRecorder {
  logs(lines: LogLine[]): void;
  /** Adds `ms` to a named phase of the execution: `queue`, `run`, `dns`, `connect`, `request`, `body` … */
  phase(name: string, ms: number): void;
  /** One attempt to reach a service, when it has ended. Not kept where nobody reads it. */
  attempt?(attempt: ExchangeAttempt): void;
  /** The last request that went out, and its answer. Not kept where nobody reads it. */
  exchange?(exchange: RawExchange): void;
  /** It has left the queue. Not told where nobody waits for it. */
  onStart?: ((queuedMs: number) => void) | undefined;
  /** A console line at the moment in which it is written; `logs` gets it again at the end. Not told where nobody waits for it. */
  onLog?: ((line: LogLine) => void) | undefined;
}

/** Returns the output or throws an ExecutorFailure. Knows nothing of users, workspaces or the database. */
export type Executor<Config> = (config: Config, parameters: Record<string, Json>, env: ExecutionEnv) => Promise<Json>;
