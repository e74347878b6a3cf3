import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/** `request` is the sending, `wait` the time from there to the first byte of the answer. */
export type PhaseName = "dns" | "connect" | "tls" | "request" | "wait" | "body";

/** How a server is recognised, and who calls it. All in PEM. */
export interface TlsIdentity {
  /** Certificate authorities to trust instead of the built-in ones. */
  ca?: string;
  /** Client certificate, its chain behind it. Like any credential, it is not shown to another origin. */
  cert?: string;
  key?: string;
  passphrase?: string;
  /** The name to ask for and to find in the server's certificate, instead of the host's. */
  serverName?: string;
}

/** Host patterns (lib/contracts/host-pattern.ts) that narrow the installation's policy; they never widen it. */
export interface HostRules {
  /** Empty: no restriction. */
  allow: readonly string[];
  /** Wins over `allow`. An address here also catches the names that lead to it. */
  deny: readonly string[];
}

export interface EgressRequest {
  method: string;
  url: string | URL;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** Whose call it is. Connections are kept and bounded for each tenant by itself. */
  tenant?: string;
  /** The whole call with its redirects and its body, in milliseconds. */
  timeoutMs?: number;
  /** Until a connection stands: the name resolved, the address dialled, TLS agreed. */
  connectTimeoutMs?: number;
  /** From the request sent to the first byte of the answer; of each hop. */
  firstByteTimeoutMs?: number;
  signal?: AbortSignal;
  /** Counted after decompression. */
  maxResponseBytes?: number;
  /** `false`: a redirect is an answer like any other. */
  followRedirects?: boolean;
  tls?: TlsIdentity;
  /** Checked at each hop. */
  hosts?: HostRules;
  /** Headers that are credentials, besides Authorization, Cookie and Proxy-Authorization: never sent to another origin. */
  sensitiveHeaders?: readonly string[];
  /** Query parameters that are credentials: taken out of a redirect to another origin. */
  sensitiveQueryParams?: readonly string[];
  /** Asked before each hop, the first and every redirect; `false` ends the call in the layer policy. */
  mayVisit?: (url: URL) => boolean;
  /** Called as each hop goes out, with all headers that it has but those of the connection. */
  onSend?: (sent: { method: string; url: URL; headers: Readonly<Record<string, string>> }) => void;
  /** Called with each redirect that is to be followed, which may fail. */
  onRedirect?: (head: Pick<EgressAnswer, "status" | "headers">) => void;
  /** Called once for each phase of each hop; a reused connection has no `dns`, `connect` and `tls`. */
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

/** An answer whose body is still on its way. */
export interface EgressStream extends Omit<EgressAnswer, "body"> {
  /**
   * Decompressed, as it comes in, bounded like a whole body. To be read once; breaking off the loop ends the call. Throws an
   * ExecutorFailure when the rest does not come.
   */
  chunks: AsyncIterable<Buffer>;
}

/** Where another protocol's driver wants to go. */
export interface EgressTarget {
  /** A name or an address, IPv6 with or without brackets. */
  host: string;
  port: number;
  hosts?: HostRules;
  /** Until the address is known, or the connection stands. */
  connectTimeoutMs?: number;
  signal?: AbortSignal;
}

export interface CheckedAddress {
  address: string;
  family: 4 | 6;
}

/** The only way to the network. Every answer is an answer, whatever its status; what brings none is an ExecutorFailure. */
export interface Egress {
  request(request: EgressRequest): Promise<EgressAnswer>;
  /** Like `request`, but resolves with the headers: for server-sent events and other long answers. */
  stream(request: EgressRequest): Promise<EgressStream>;
  /** The address to dial for a host, checked. To be dialled as it is: asking for the name again could bring another one. */
  resolve(target: EgressTarget): Promise<CheckedAddress>;
  /** A checked connection for another protocol; with `tls` a TLSSocket that has verified its server. */
  connect(target: EgressTarget & { tls?: TlsIdentity }): Promise<Socket | TLSSocket>;
  /** Ends idle connections and calls under way. */
  close(): Promise<void>;
}
