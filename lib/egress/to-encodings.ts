import { ExecutorFailure } from "#lib/errors.ts";

const ENCODINGS_MAX = 4;
const KNOWN = new Set(["gzip", "br", "zstd", "deflate", "identity"]);

/** The encodings of a Content-Encoding header in the order in which they are undone: last one first. */
export function toEncodings(contentEncoding: string, host: string): string[] {
  const encodings = contentEncoding.split(",").map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/^x-gzip$/, "gzip"),
  );
  if (encodings.length > ENCODINGS_MAX) throw new ExecutorFailure("upstream", `${host} encoded its answer too many times`);
  if (!encodings.every((name) => KNOWN.has(name))) throw new ExecutorFailure("upstream", `${host} answered in an unknown Content-Encoding`);
  return encodings.filter((name) => name !== "identity").toReversed();
}
