import { isIPv6 } from "node:net";
import { env } from "./env.ts";

const LOOPBACK = "127.0.0.1";
/** Who listens on all addresses is reached at the loopback address, too. */
const ALL_ADDRESSES = new Set(["", "0.0.0.0", "[::]"]);

/** Where this server reaches itself: `host` with its port, as in a URL. */
export function ownHost(): string {
  const { HOST, PORT } = env();
  const name = URL.parse(`http://${isIPv6(HOST) ? `[${HOST}]` : HOST}/`)?.hostname ?? "";
  return `${ALL_ADDRESSES.has(name) ? LOOPBACK : name}:${PORT}`;
}
