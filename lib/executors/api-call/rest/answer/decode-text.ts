import { ExecutorFailure } from "#lib/errors.ts";

/** Text in the charset that its Content-Type names, or an XML declaration, or else UTF-8. A byte order mark is dropped. */
export function decodeText(body: Buffer, contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ?? declaredInXml(body) ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(body);
  } catch (cause) {
    throw new ExecutorFailure("upstream", "The upstream answered in an unknown character set", { cause });
  }
}

/** Such a declaration is ASCII in every encoding that has one; a byte order mark says UTF-8 or UTF-16 already. */
function declaredInXml(body: Buffer): string | undefined {
  if (body[0] === 0xfe || body[0] === 0xff) return body[0] === 0xfe ? "utf-16be" : "utf-16le";
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(body.subarray(0, 200).toString("latin1"))?.[1];
}
