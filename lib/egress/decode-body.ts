import { brokenBody } from "#lib/egress/broken-body.ts";
import { codeOf } from "#lib/egress/code-of.ts";
import { toDecoders } from "#lib/egress/to-decoders.ts";
import { tooLarge } from "#lib/egress/too-large.ts";

/** Undoes Content-Encoding. zlib stops as soon as the output passes `maxBytes`, so a bomb costs no more than that. */
export async function decodeBody(body: Buffer, contentEncoding: string, maxBytes: number, host: string): Promise<Buffer> {
  let decoded = body;
  for (const decoder of toDecoders(contentEncoding, host)) {
    decoded = await decoder.whole(decoded, { maxOutputLength: maxBytes }).catch((error: unknown) => {
      throw codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? tooLarge(host, maxBytes) : brokenBody(host, error);
    });
  }
  return decoded;
}
