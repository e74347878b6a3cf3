import { SANDBOX_LIMITS } from "../../limits.ts";
import type { PythonFailure } from "./python-failure.ts";

export interface PythonErrorPlace {
  line?: number;
  column?: number;
  excerpt?: string;
  stack?: string;
}

/** Where in the user's own text an error arose, in the form in which errors of the other languages are shown. */
export function locatePythonError(code: string, { line, column, frames }: PythonFailure): PythonErrorPlace {
  const lines = code.split(/\r\n|[\r\n]/);
  const textOf = (number: number) => lines[number - 1] ?? "";
  if (line !== undefined && column !== undefined) {
    const shown = Math.min(Math.max(1, line), lines.length);
    return { line: shown, column: fromCharacters(textOf(shown), column), excerpt: toExcerpt(textOf(shown)) };
  }
  const places = frames.map((frame) => ({ ...frame, column: fromBytes(textOf(frame.line), frame.column) }));
  const first = places[0];
  if (!first) return {};
  const stack = places.map((place) => {
    const at = `${place.line}:${place.column}`;
    return place.name === "<module>" ? `    at ${at}` : `    at ${place.name} (${at})`;
  });
  return { line: first.line, column: first.column, excerpt: toExcerpt(textOf(first.line)), stack: stack.join("\n") };
}

function toExcerpt(text: string): string {
  return text.slice(0, SANDBOX_LIMITS.excerptCharsMax);
}

function fromBytes(text: string, bytes: number): number {
  return Buffer.from(text).toString("utf8", 0, bytes).length + 1;
}

/** The parser counts characters, of which each may be two units of the text. */
function fromCharacters(text: string, column: number): number {
  return (
    Array.from(text)
      .slice(0, Math.max(0, column - 1))
      .join("").length + 1
  );
}
