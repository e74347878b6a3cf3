import type { IncomingMessage } from "node:http";

/** The address of the socket, for handlers that see a web `Request` only. */
const REMOTE_ADDRESS_HEADER = "x-sintra-remote-address";
/** The path and query of a page, which its rendering is not told otherwise. */
const PATH_HEADER = "x-sintra-path";

export function setRemoteAddress(incoming: IncomingMessage): void {
  setOwn(incoming, REMOTE_ADDRESS_HEADER, incoming.socket.remoteAddress ?? "");
}

export function setPath(incoming: IncomingMessage): void {
  setOwn(incoming, PATH_HEADER, incoming.url ?? "/");
}

/** Whatever a client sends under this name is dropped. Node has parsed `headers` by now and the adapter reads `rawHeaders`, so both are written. */
function setOwn(incoming: IncomingMessage, name: string, value: string): void {
  if (incoming.headers[name] !== undefined) dropRaw(incoming.rawHeaders, name);
  incoming.headers[name] = value;
  incoming.rawHeaders.push(name, value);
}

function dropRaw(rawHeaders: string[], name: string): void {
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === name) rawHeaders.splice(at, 2);
  }
}
