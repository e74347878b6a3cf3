import { SANDBOX_LIMITS } from "../../limits.ts";

/** A failure in the guest's own words, cut to what is shown of it. `line` and `column` only where the parser gave them, counting from 1 in characters. */
export interface PythonFailure {
  kind: string;
  name: string;
  message: string;
  line?: number;
  column?: number;
  frames: PythonFrame[];
}

/** A place in the user's code; `column` counts bytes from 0. */
export interface PythonFrame {
  name: string;
  line: number;
  column: number;
}

/** Reads what the guest says of its failure. Undefined for anything that is not of the right form: code may have got at what says it. */
export function parseFailure(answer: string): PythonFailure | undefined {
  try {
    const { kind, name, message, frames, line, column } = JSON.parse(answer.slice(1)) as Record<string, unknown>;
    const places = isPosition(line) && isPosition(column) ? { line, column } : {};
    return {
      kind: toText(kind, 20),
      name: toText(name, 100),
      message: toText(message, SANDBOX_LIMITS.errorMessageCharsMax),
      frames: toFrames(frames),
      ...places,
    };
  } catch {
    return undefined;
  }
}

function toFrames(value: unknown): PythonFrame[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, SANDBOX_LIMITS.stackFramesMax).flatMap((frame: unknown) => {
    const [name, line, column] = Array.isArray(frame) ? (frame as unknown[]) : [];
    return isPosition(line) && isPosition(column) ? [{ name: toText(name, 200), line, column }] : [];
  });
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1e7;
}

function toText(value: unknown, charsMax: number): string {
  return typeof value === "string" ? value.slice(0, charsMax).replaceAll("\0", "\uFFFD") : "";
}
