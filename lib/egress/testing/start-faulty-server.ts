import type { Socket } from "node:net";
import { FAULTS, type FaultName } from "#lib/egress/testing/faults.ts";
import { startRawServer, type TestServer } from "#lib/egress/testing/start-server.ts";

export interface FaultyServer extends TestServer {
  urlOf(fault: FaultName): string;
  /** How many requests for the fault were read to their end. */
  hits(fault: FaultName): number;
}

const HEAD_END = "\r\n\r\n";

/** A server that does to each request what its path names (see FAULTS). It reads requests, with a body of a declared length, itself. */
export async function startFaultyServer(): Promise<FaultyServer> {
  const hits = new Map<string, number>();
  const server = await startRawServer((socket) => {
    let read: Buffer = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      for (let length = requestLength(read); length !== undefined; length = requestLength(read)) {
        serve(socket, read.toString("latin1", 0, length), hits);
        read = read.subarray(length);
      }
    });
  });
  return {
    ...server,
    urlOf: (fault) => `${server.url}/${fault}`,
    hits: (fault) => hits.get(fault) ?? 0,
  };
}

function serve(socket: Socket, request: string, hits: Map<string, number>): void {
  const name = /^\w+ \/([\w-]+)/.exec(request)?.[1] ?? "";
  if (!(name in FAULTS)) throw new Error(`There is no fault named ${JSON.stringify(name)}`);
  const hit = (hits.get(name) ?? 0) + 1;
  hits.set(name, hit);
  FAULTS[name as FaultName](socket, hit);
}

/** Undefined until the whole request is there. */
function requestLength(read: Buffer): number | undefined {
  const headEnd = read.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const declared = /\r\ncontent-length: *(\d+)/i.exec(read.toString("latin1", 0, headEnd))?.[1];
  const length = headEnd + HEAD_END.length + Number(declared ?? 0);
  return read.length < length ? undefined : length;
}
