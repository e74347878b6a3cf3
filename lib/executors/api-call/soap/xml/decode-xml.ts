import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";

const DECLARED = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,60})["']/;

/** The text of a document: its byte order mark decides, then the Content-Type, then its own declaration, then UTF-8. Throws an XmlProblem. */
export function decodeXml(body: Buffer, contentType = ""): string {
  const charset = markOf(body) ?? /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ?? declaredIn(body) ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    throw new XmlProblem("is in an unknown character set");
  }
}

function markOf(body: Buffer): string | undefined {
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  if (body[0] === 0xfe && body[1] === 0xff) return "utf-16be";
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? "utf-8" : undefined;
}

function declaredIn(body: Buffer): string | undefined {
  const declared = DECLARED.exec(body.subarray(0, 300).toString("latin1"))?.[1];
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return declared !== undefined && /^utf-?16/i.test(declared) ? "utf-8" : declared;
}
