export type PhaseName = "dns" | "connect" | "request" | "body";

export interface EgressRequest {
  method: string;
  url: string | URL;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** The whole call with its redirects and its body, in milliseconds. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Counted after decompression. */
  maxResponseBytes?: number;
  /** Headers that are credentials, besides Authorization, Cookie and Proxy-Authorization: never sent to another origin. */
  sensitiveHeaders?: readonly string[];
  /** Query parameters that are credentials: taken out of a redirect to another origin. */
  sensitiveQueryParams?: readonly string[];
  /** Asked before each hop, the first and every redirect; `false` ends the call in the layer policy. */
  mayVisit?: (url: URL) => boolean;
  /** Called once for each phase of each hop; a reused connection has no `dns` and `connect`. */
  onPhase?: (name: PhaseName, ms: number) => void;
}

export interface EgressAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Decompressed. */
  body: Buffer;
  /** Where the answer came from, after redirects. May hold a credential in its query. */
  url: string;
  /** How many redirects were followed. */
  redirects: number;
}

/** The only way to the network. Every answer is an answer, whatever its status; what brings none is an ExecutorFailure. */
export interface Egress {
  request(request: EgressRequest): Promise<EgressAnswer>;
  /** Ends idle connections and calls under way. */
  close(): Promise<void>;
}
