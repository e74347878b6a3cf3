import { once } from "node:events";
import type { Server } from "node:http";

const SWEEP_MS = 50;

/** Stops accepting, lets requests in flight finish, and cuts off what is still open after `graceMs`. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  // A keep-alive connection becomes idle only after its last answer, long after close() looked.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  try {
    await closed;
  } finally {
    clearInterval(sweep);
    clearTimeout(cutOff);
  }
}
