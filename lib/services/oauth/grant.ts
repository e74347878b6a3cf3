import type { Layer } from "#lib/contracts/errors.ts";
import type { StoredTokens } from "./stored-tokens.ts";

/** The tokens of one holder, opened. */
export interface Grant {
  id: string;
  workspaceId: string;
  /** Grows with each token. */
  generation: number;
  needsReconnect: boolean;
  tokens: StoredTokens | null;
  obtainedAtMs: number;
  /** Infinite where the server did not tell. */
  expiresAtMs: number;
  /** Until when one process renews it and all others wait. */
  leaseUntilMs: number;
  /** When a token was last renewed because a service had refused the one before. */
  forcedAtMs: number;
  /** Why the last renewal failed; not tried again before `retryAtMs`. */
  failure: { layer: Layer; message: string } | null;
  retryAtMs: number;
}
