import { SANDBOX_LIMITS } from "../../limits.ts";
import { USER_FILE, userColumn } from "./user-source.ts";

export interface ErrorPlace {
  line?: number;
  column?: number;
  excerpt?: string;
  stack?: string;
}

const FRAME = new RegExp(`^ {4}at (?:([^()\\n]{1,200}) \\()?${USER_FILE.replace(".", "\\.")}:(\\d{1,7}):(\\d{1,7})\\)?$`);

/** Where the guest was interrupted: the engine knows the function, but of its place there only the last call, which is not where it was. */
export function locateInterrupt(code: string, guestStack: string): ErrorPlace {
  const { stack } = locateError(code, guestStack);
  return stack === undefined ? {} : { stack: stack.replace(/ \(\d+:\d+\)(?=\n|$)/, "") };
}

/** Where in the user's own text an error arose. Reads only frames of the user's file: user code may have written the stack itself. */
export function locateError(code: string, guestStack: string): ErrorPlace {
  const lines = code.split("\n");
  const frames: string[] = [];
  let first: { line: number; column: number } | undefined;
  for (const text of guestStack.split("\n")) {
    const frame = FRAME.exec(text);
    if (!frame) continue;
    const place = within(lines, Number(frame[2]), Number(frame[3]));
    first ??= place;
    const at = `${place.line}:${place.column}`;
    frames.push(frame[1] ? `    at ${frame[1]} (${at})` : `    at ${at}`);
    if (frames.length === SANDBOX_LIMITS.stackFramesMax) break;
  }
  if (!first) return {};
  const excerpt = (lines[first.line - 1] ?? "").replace(/\r$/, "").slice(0, SANDBOX_LIMITS.excerptCharsMax);
  return { line: first.line, column: first.column, excerpt, stack: frames.join("\n") };
}

/** The wrapper ends on a line of its own, where the parser reports what is missing: that is the end of the user's text. */
function within(lines: string[], line: number, column: number): { line: number; column: number } {
  if (line > lines.length) return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  return { line: Math.max(1, line), column: userColumn(line, column) };
}
