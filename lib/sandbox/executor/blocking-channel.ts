import fs from "node:fs";
import { encodeFrame, FrameReader } from "../frames.ts";

const READ_BYTES = 64 * 1024;
const FRAME_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Frames over an inherited descriptor, read and written without the event loop: a frame is out before the guest goes on, so what it wrote to the
 * console is not lost when it is killed in the next instruction, and an idle executor wakes up with one system call.
 */
export class BlockingChannel {
  readonly #descriptor: number;
  readonly #reader = new FrameReader(FRAME_BYTES_MAX);

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** The next message, or undefined when the other side is gone. */
  receive(): unknown {
    for (;;) {
      const message = this.#reader.next();
      if (message !== undefined) return message;
      const chunk = Buffer.allocUnsafe(READ_BYTES);
      const count = fs.readSync(this.#descriptor, chunk);
      if (count === 0) return undefined;
      this.#reader.push(chunk.subarray(0, count));
    }
  }

  send(message: unknown): void {
    const frame = encodeFrame(message);
    for (let written = 0; written < frame.length; ) written += fs.writeSync(this.#descriptor, frame, written);
  }
}
