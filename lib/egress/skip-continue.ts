import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

const INTERIM = "HTTP/1.1 100";
const HEAD_END = "\r\n\r\n";
const HEAD_BYTES_MAX = 16_384;

/** Connections on which the next bytes to come are the head of an answer. */
const beforeHead = new WeakSet<object>();
subscribe("undici:client:sendHeaders", (message) => {
  if (typeof message === "object" && message !== null && "socket" in message && message.socket instanceof Object)
    beforeHead.add(message.socket);
});

/**
 * Takes `100 Continue` out of what a server sends. A client has to bear it unasked (RFC 9110 section 15.2), and old servers send it to any
 * POST, but undici ends the connection over it.
 */
export function skipContinue<S extends Socket>(socket: S): S {
  const read = socket.read.bind(socket);
  let held: Buffer | undefined;
  socket.read = () => {
    for (;;) {
      const chunk: Buffer | null = read();
      if (chunk === null || !beforeHead.has(socket)) return chunk;
      const bytes: Buffer = held === undefined ? chunk : Buffer.concat([held, chunk]);
      const rest = afterInterim(bytes);
      held = rest === undefined ? bytes : undefined;
      if (rest === undefined || rest.length === 0) continue;
      beforeHead.delete(socket);
      return rest;
    }
  };
  return socket;
}

/** What follows the interim answers; undefined when more bytes are needed to tell. */
function afterInterim(bytes: Buffer): Buffer | undefined {
  let rest = bytes;
  while (rest.length > 0) {
    const start = rest.toString("latin1", 0, INTERIM.length);
    if (!INTERIM.startsWith(start)) return rest;
    const end = rest.indexOf(HEAD_END);
    if (end < 0) return rest.length > HEAD_BYTES_MAX ? rest : undefined;
    rest = rest.subarray(end + HEAD_END.length);
  }
  return rest;
}
