import { ExecutorFailure } from "#lib/errors.ts";

const ENCODINGS_MAX = 4;
const KNOWN = new Set(["gzip", "br", "zstd", "deflate"]);
/** Both mean that nothing was done. */
const NONE = new Set(["", "identity"]);

/** The encodings of a Content-Encoding header in the order in which they are undone: last one first. */
export function toEncodings(contentEncoding: string, host: string): string[] {
  const names = contentEncoding.split(",").map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/^x-gzip$/, "gzip"),
  );
  const encodings = names.filter((name) => !NONE.has(name));
  if (encodings.length > ENCODINGS_MAX) throw new ExecutorFailure("upstream", `${host} encoded its answer too many times`);
  if (!encodings.every((name) => KNOWN.has(name))) throw new ExecutorFailure("upstream", `${host} answered in an unknown Content-Encoding`);
  return encodings.toReversed();
}
