import { ExecutorFailure } from "#lib/errors.ts";

/** Text in the charset that its Content-Type names, UTF-8 unless it names one. A byte order mark is dropped. */
export function decodeText(body: Buffer, contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(body);
  } catch (cause) {
    throw new ExecutorFailure("upstream", "The upstream answered in an unknown character set", { cause });
  }
}
