import { randomBytes } from "node:crypto";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { RestBody } from "#lib/executors/api-call/rest/body/rest-body.ts";
import { toFile } from "#lib/executors/api-call/rest/body/to-file.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";

/** `multipart/form-data` (RFC 7578): files, texts, and what nests as JSON; a list makes a part of each item. */
export function writeMultipart(fields: JsonObject): RestBody {
  const boundary = `sintra-${randomBytes(16).toString("hex")}`;
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.filter((item) => item !== null).map((item) => toPart(toText(name, name), item));
  });
  const chunks = parts.flatMap(({ head, content }) => [`--${boundary}\r\n${head}\r\n\r\n`, content, "\r\n"]);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    content: Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => (typeof chunk === "string" ? Buffer.from(chunk) : chunk))),
  };
}

function toPart(name: string, value: Json): { head: string; content: string | Buffer } {
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"`;
  const file = toFile(name, value);
  if (file !== undefined) {
    const head = `${disposition}; filename="${quoted(toText(name, file.filename ?? name))}"\r\nContent-Type: ${file.contentType}`;
    return { head, content: file.bytes };
  }
  if (typeof value !== "object") return { head: disposition, content: toText(name, value) };
  return { head: `${disposition}\r\nContent-Type: application/json`, content: JSON.stringify(value) };
}

/** As browsers write names within quotes (HTML, "multipart/form-data encoding algorithm"). */
function quoted(text: string): string {
  return text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
