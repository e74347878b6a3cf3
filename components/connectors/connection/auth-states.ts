import type { AuthState } from "#lib/contracts/connector-auth.ts";

/** States that a person has to do something about, in words. */
export const AUTH_STATES: Partial<Record<AuthState, string>> = {
  unsigned: "No credential",
  needs_connect: "Not connected",
  needs_reconnect: "Connection lost",
};
