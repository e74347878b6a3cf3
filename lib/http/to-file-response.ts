import type { FileAnswer } from "#lib/contracts/files.ts";

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
/** RFC 9110 section 8.3.1. */
const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}([ \\t]*;[ \\t]*${TOKEN}=(${TOKEN}|"([^"\\\\\\p{Cc}]|\\\\[\\x20-\\x7e])*"))*$`, "u");
const MEDIA_TYPE_CHARS_MAX = 255;

/** Bytes that came from elsewhere, in a form that no browser takes for a page of ours: it keeps them as a file and runs nothing of them. */
export function toFileResponse({ contentType, bytes, name, chunks }: FileAnswer, headers: Record<string, string>): Response {
  const isMediaType = contentType.length <= MEDIA_TYPE_CHARS_MAX && /^[\x20-\x7e]*$/.test(contentType) && MEDIA_TYPE.test(contentType);
  return new Response(toStream(chunks), {
    headers: {
      "Content-Type": isMediaType ? contentType : "application/octet-stream",
      ...(bytes === undefined ? {} : { "Content-Length": String(bytes) }),
      "Content-Disposition": name === undefined ? "attachment" : `attachment; filename="${name}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
  });
}

/** Reads on only when the reader wants more. */
function toStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const reading = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await reading.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await reading.return?.();
    },
  });
}
