import { RunEvent } from "#lib/contracts/run-events.ts";

/** The events of a live answer as they arrive: those that come together, together. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<RunEvent[]> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const lines = (rest + chunk.value).split("\n");
      rest = lines.pop() ?? "";
      if (lines.length > 0) yield lines.map(parse);
    }
    if (rest !== "") yield [parse(rest)];
  } catch (error) {
    // Nobody waits any more for what cannot be read; of a connection that broke off, nothing is left to cancel.
    void reader.cancel().catch(() => undefined);
    throw error;
  }
}

const parse = (line: string) => RunEvent.parse(JSON.parse(line));
