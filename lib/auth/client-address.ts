import { env } from "#lib/env.ts";

/** Set by the front server from the socket; what a client sends under this name is dropped there. */
const REMOTE_ADDRESS = "x-sintra-remote-address";

/** The network address of the caller: the socket's, or behind a trusted proxy the last one that it added. */
export function clientAddress(headers: Headers): string {
  const forwarded = env().SINTRA_TRUST_PROXY ? headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || headers.get(REMOTE_ADDRESS) || "unknown";
}
