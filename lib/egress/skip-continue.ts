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
 * POST, but undici ends the connection over it. It still does so when they are longer than a head may be.
 */
export function skipContinue<S extends Socket>(socket: S): S {
  const read = socket.read.bind(socket);
  let held: Buffer = Buffer.alloc(0);
  let skippedBytes = 0;
  socket.read = () => {
    for (let chunk: Buffer | null = read(); ; chunk = read()) {
      if (chunk === null || !beforeHead.has(socket)) return chunk;
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const { rest, isHead } = afterInterim(bytes);
      skippedBytes += bytes.length - rest.length;
      held = rest;
      if (!isHead && skippedBytes + held.length <= HEAD_BYTES_MAX) continue;
      beforeHead.delete(socket);
      held = Buffer.alloc(0);
      skippedBytes = 0;
      return isHead ? rest : bytes;
    }
  };
  return socket;
}

/** What follows the interim answers, and whether that is known to be the head of the real one. */
function afterInterim(bytes: Buffer): { rest: Buffer; isHead: boolean } {
  for (let rest = bytes; ; ) {
    const start = rest.toString("latin1", 0, INTERIM.length);
    if (!INTERIM.startsWith(start)) return { rest, isHead: true };
    const end = rest.indexOf(HEAD_END);
    if (end < 0) return { rest, isHead: false };
    rest = rest.subarray(end + HEAD_END.length);
  }
}
