import { DECODERS, type Decoder } from "#lib/egress/decoders.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** More than a server behind one proxy uses. */
const ENCODINGS_MAX = 2;
/** Both mean that nothing was done. */
const NONE = new Set(["", "identity"]);

/** What undoes the encodings of a Content-Encoding header, in this order: the last one first. */
export function toDecoders(contentEncoding: string, host: string): Decoder[] {
  const names = contentEncoding.split(",").map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/^x-gzip$/, "gzip"),
  );
  const encodings = names.filter((name) => !NONE.has(name));
  if (encodings.length > ENCODINGS_MAX) throw new ExecutorFailure("upstream", `${host} encoded its answer too many times`);
  const decoders = encodings.map((name) => {
    const decoder = DECODERS.get(name);
    if (decoder === undefined) throw new ExecutorFailure("upstream", `${host} answered in an unknown Content-Encoding`);
    return decoder;
  });
  return decoders.toReversed();
}
