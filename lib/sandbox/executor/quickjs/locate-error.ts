import { SANDBOX_LIMITS } from "../../limits.ts";
import { type Place, USER_FILE, type UserSource, userColumn } from "./user-source.ts";

export interface ErrorPlace {
  line?: number;
  column?: number;
  excerpt?: string;
  stack?: string;
}

const FRAME = new RegExp(`^ {4}at (?:([^()\\n]{1,200}) \\()?${USER_FILE.replace(".", "\\.")}:(\\d{1,7}):(\\d{1,7})\\)?$`);

/** Where the guest was interrupted: the engine knows the function, but of its place there only the last call, which is not where it was. */
export function locateInterrupt(source: UserSource, guestStack: string): ErrorPlace {
  const { stack } = locateError(source, guestStack);
  return stack === undefined ? {} : { stack: stack.replace(/ \(\d+:\d+\)(?=\n|$)/, "") };
}

/** Where in the user's own text an error arose. Reads only frames of the user's file: user code may have written the stack itself. */
export function locateError(source: UserSource, guestStack: string): ErrorPlace {
  const lines = source.script.split("\n");
  const frames: string[] = [];
  let first: Place | undefined;
  for (const text of guestStack.split("\n")) {
    const frame = FRAME.exec(text);
    if (!frame) continue;
    const place = source.toCode(within(lines, Number(frame[2]), Number(frame[3])));
    first ??= place;
    const at = `${place.line}:${place.column}`;
    frames.push(frame[1] ? `    at ${frame[1]} (${at})` : `    at ${at}`);
    if (frames.length === SANDBOX_LIMITS.stackFramesMax) break;
  }
  return first ? { ...first, excerpt: excerptOf(source.code, first.line), stack: frames.join("\n") } : {};
}

export function excerptOf(code: string, line: number): string {
  return (code.split("\n")[line - 1] ?? "").replace(/\r$/, "").slice(0, SANDBOX_LIMITS.excerptCharsMax);
}

/** The wrapper ends on a line of its own, where the parser reports what is missing: that is the end of the user's text. */
function within(lines: string[], line: number, column: number): Place {
  if (line > lines.length) return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  const at = Math.max(1, line);
  return { line: at, column: unitsBefore(lines[at - 1] ?? "", userColumn(at, column)) };
}

/** The engine counts whole characters, where editors and maps of sources count UTF-16 units. */
function unitsBefore(text: string, column: number): number {
  let units = 0;
  for (let count = 1; count < column; count++) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units + 1;
}
