import type { TlsIdentity } from "#lib/egress/egress.ts";

/** One request of a call; redirects make further ones. */
export interface Hop {
  url: URL;
  method: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | Buffer | undefined;
  tls: TlsIdentity | undefined;
}
