const HEADER_BYTES = 4;

/** One frame: the length of the JSON text as 32-bit little endian, then the text in UTF-8. */
export function encodeFrame(message: unknown): Buffer {
  const text = JSON.stringify(message);
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + length);
  frame.writeUInt32LE(length, 0);
  frame.write(text, HEADER_BYTES);
  return frame;
}

/** Cuts a stream of bytes into messages. Throws on a frame over the limit or one that is not JSON: the stream cannot be trusted after that. */
export class FrameReader {
  readonly #frameBytesMax: number;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #needed = HEADER_BYTES;

  constructor(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
  }

  /** The next message, or undefined when more bytes are needed first. */
  next(): unknown {
    if (this.#bytes < this.#needed) return undefined;
    const buffer = this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks, this.#bytes);
    const length = buffer.readUInt32LE(0);
    if (length > this.#frameBytesMax) throw new Error(`frame of ${length} bytes`);
    const end = HEADER_BYTES + length;
    const whole = buffer.length >= end;
    const rest = whole ? buffer.subarray(end) : buffer;
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
    this.#needed = whole ? HEADER_BYTES : end;
    return whole ? JSON.parse(buffer.toString("utf8", HEADER_BYTES, end)) : undefined;
  }
}
