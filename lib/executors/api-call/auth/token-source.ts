import type { Egress } from "#lib/egress/egress.ts";
import type { OAuthClient } from "./oauth/oauth-client.ts";

export interface AccessToken {
  accessToken: string;
  /** As the server writes it; `bearer` in any case for most. */
  tokenType: string;
}

export interface TokenEnv {
  egress: Egress;
  /** Whose call it is. */
  tenant?: string;
  signal: AbortSignal;
  /** How long a call may wait for a token. */
  timeoutMs: number;
}

/** The OAuth 2 tokens of whoever an execution runs for. */
export interface TokenSource {
  /**
   * A token that is good for a while, renewed where needed. With `stale`, a token that the service has refused: another one, or null
   * where none can be had. Throws an ExecutorFailure of the layer auth, or of the layer that the authorization server failed in.
   */
  get(client: OAuthClient, env: TokenEnv, stale?: string): Promise<AccessToken | null>;
  /** Every token that was given out here, in every spelling; longest first. */
  readonly spellings: readonly string[];
}
