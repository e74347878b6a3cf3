import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { log } from "#lib/log.ts";

/**
 * Writes a web `Response`. Rejects only while nothing is sent, so that the caller can still answer with a problem; a stream that breaks
 * later ends the connection, which is the one way to tell the client. The adapter's own writer would send the error's message instead.
 */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers = toHeaders(response.headers);
  if (response.body === null) {
    outgoing.writeHead(response.status, headers).end();
    return;
  }
  const reader = response.body.getReader();
  outgoing.once("close", () => void (outgoing.writableFinished || reader.cancel().catch(() => {})));
  const first = await reader.read();
  const rest = first.done ? undefined : reader.read();
  const soon = await Promise.race([rest, fewMicrotasks()]);
  const firstBytes = first.done ? new Uint8Array() : toBytes(first.value);
  if (first.done || soon?.done) {
    if (!("transfer-encoding" in headers)) headers["content-length"] ??= firstBytes.byteLength;
    outgoing.writeHead(response.status, headers).end(firstBytes);
    return;
  }
  outgoing.writeHead(response.status, headers).write(firstBytes);
  await pump(reader, rest, outgoing);
}

async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  pending: ReturnType<typeof reader.read> | undefined,
  outgoing: ServerResponse,
) {
  try {
    for (let chunk = await (pending ?? reader.read()); !chunk.done; chunk = await reader.read()) {
      if (!outgoing.write(toBytes(chunk.value))) await drained(outgoing);
    }
    outgoing.end();
  } catch (error) {
    if (!outgoing.destroyed) log.error("response.broke_off", error);
    outgoing.destroy();
  }
}

/** A body made from a string ends within the same turn of the event loop; then it is sent in one piece with its length. */
async function fewMicrotasks(): Promise<undefined> {
  for (let count = 0; count < 4; count += 1) await undefined;
  return undefined;
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.destroyed) return resolve();
    const done = () => {
      outgoing.off("drain", done).off("close", done);
      resolve();
    };
    outgoing.on("drain", done).on("close", done);
  });
}

/** A stream of a handler may hold anything; undici refuses what is no byte array, too. */
function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError("A response body must consist of byte arrays");
}

function toHeaders(headers: Headers): OutgoingHttpHeaders {
  const record: OutgoingHttpHeaders = {};
  for (const [name, value] of headers) record[name] = value;
  if ("set-cookie" in record) record["set-cookie"] = headers.getSetCookie();
  return record;
}
