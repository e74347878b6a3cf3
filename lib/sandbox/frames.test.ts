import { describe, expect, it } from "vitest";
import { encodeFrame, FrameReader } from "./frames.ts";

function readAll(reader: FrameReader): unknown[] {
  const messages: unknown[] = [];
  for (let message = reader.next(); message !== undefined; message = reader.next()) messages.push(message);
  return messages;
}

describe("frames", () => {
  const messages = [["ready", 1], { text: "ü😀\0" }, "x".repeat(100_000), 0, null];
  const stream = Buffer.concat(messages.map(encodeFrame));

  it.each([1, 3, 7, 4096, stream.length])("are put together from pieces of %i bytes", (size) => {
    const reader = new FrameReader(1_000_000);
    const got: unknown[] = [];
    for (let at = 0; at < stream.length; at += size) {
      reader.push(stream.subarray(at, at + size));
      got.push(...readAll(reader));
    }
    expect(got).toEqual(messages);
  });

  it("over the limit are refused before they are read", () => {
    const reader = new FrameReader(100);
    reader.push(Buffer.from([101, 0, 0, 0]));
    expect(() => reader.next()).toThrow("101");
  });

  it("that are not JSON are refused", () => {
    const reader = new FrameReader(100);
    reader.push(Buffer.from([2, 0, 0, 0, 0x7b, 0x7b]));
    expect(() => reader.next()).toThrow(SyntaxError);
  });
});
