import { Readable } from "node:stream";
import type { Hop } from "#lib/egress/hop.ts";

export interface Upload {
  body: string | Buffer | Readable | null;
  headers: Hop["headers"];
}

const SLICE_BYTES = 65_536;

/** A large body goes out in slices, each when the one before has left: only so is it known when all of it was sent. */
export function toUpload({ body, headers }: Hop): Upload {
  if (body === undefined || body.length <= SLICE_BYTES) return { body: body ?? null, headers };
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const slices = function* () {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) yield bytes.subarray(at, at + SLICE_BYTES);
  };
  return { body: Readable.from(slices(), { objectMode: false }), headers: { ...headers, "content-length": String(bytes.length) } };
}
