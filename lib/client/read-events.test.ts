import { expect, it } from "vitest";
import { readEvents } from "./read-events.ts";

const started = { type: "started", executionId: "01999999-9999-7999-8999-999999999999" } as const;
const log = (message: string) => ({ type: "log", line: { level: "log", message, atMs: 1 } }) as const;

function bodyOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}
const bytes = (text: string) => new TextEncoder().encode(text);
const lines = (...events: object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join("");

it("reads events that come together, apart, cut within a line and within a character", async () => {
  const whole = bytes(lines(started, log("é"), log("z")));
  const cut = whole.indexOf(0xc3) + 1;
  const cuts = [whole.slice(0, 20), whole.slice(20, cut), whole.slice(cut)];
  expect((await Array.fromAsync(readEvents(bodyOf(...cuts)))).flat()).toEqual([started, log("é"), log("z")]);
  expect(await Array.fromAsync(readEvents(bodyOf(whole)))).toEqual([[started, log("é"), log("z")]]);
});

it("reads a last line without its end", async () => {
  expect(await Array.fromAsync(readEvents(bodyOf(bytes(lines(started).trimEnd()))))).toEqual([[started]]);
});

it("throws at what is no event, and lets go of the answer", async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes("<html>\n")),
    cancel: () => {
      isCancelled = true;
    },
  });
  await expect(Array.fromAsync(readEvents(body))).rejects.toThrow();
  await expect.poll(() => isCancelled).toBe(true);
});
