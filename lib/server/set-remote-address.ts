import type { IncomingMessage } from "node:http";

/** The address of the socket, for handlers that see a web `Request` only. Whatever a client sends under this name is dropped. */
export const REMOTE_ADDRESS_HEADER = "x-sintra-remote-address";

/** Node has parsed `headers` by now and the adapter reads `rawHeaders`, so both are written. */
export function setRemoteAddress(incoming: IncomingMessage): void {
  const address = incoming.socket.remoteAddress ?? "";
  if (incoming.headers[REMOTE_ADDRESS_HEADER] !== undefined) dropRaw(incoming.rawHeaders);
  incoming.headers[REMOTE_ADDRESS_HEADER] = address;
  incoming.rawHeaders.push(REMOTE_ADDRESS_HEADER, address);
}

function dropRaw(rawHeaders: string[]): void {
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === REMOTE_ADDRESS_HEADER) rawHeaders.splice(at, 2);
  }
}
