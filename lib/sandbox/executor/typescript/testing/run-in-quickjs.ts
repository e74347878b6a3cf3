import { type compileQuickJs, loadQuickJs } from "../../quickjs/quickjs-module.ts";
import type { Place } from "../../quickjs/user-source.ts";

const FILE = "snippet.js";
const PREFIX = "(async function main(params){";
const AFTER = `\n})({}).then((value) => { globalThis.out = JSON.stringify({ value }); }, (error) => { globalThis.out = JSON.stringify({ stack: error.stack }); });`;

export interface Ended {
  value?: unknown;
  /** The user's frames, from the innermost, as places of the code that was run. */
  frames: Place[];
}

/** Runs the body of a function in a bare engine; its own mistakes in syntax are thrown with the engine's words. */
export async function runInQuickJs(compiled: ReturnType<typeof compileQuickJs>, code: string): Promise<Ended> {
  const { ffi, memory } = await loadQuickJs(compiled);
  const runtime = ffi._QTS_NewRuntime();
  const context = ffi._QTS_NewContext(runtime, 0);
  const write = (text: string) => {
    const length = Buffer.byteLength(text);
    const at = ffi._malloc(length + 1);
    Buffer.from(memory.buffer).write(`${text}\0`, at);
    return { at, length };
  };
  const evaluate = (text: string) => {
    const { at, length } = write(text);
    const value = ffi._QTS_Eval(context, at, length, write(FILE).at, 0, 0);
    const thrown = ffi._QTS_ResolveException(context, value);
    if (thrown !== 0) throw new Error(textAt(ffi._QTS_GetString(context, thrown)));
    return value;
  };
  const textAt = (at: number) => {
    const bytes = Buffer.from(memory.buffer);
    return bytes.toString("utf8", at, bytes.indexOf(0, at));
  };
  evaluate(PREFIX + code + AFTER);
  const last = ffi._malloc(4);
  while (ffi._QTS_IsJobPending(runtime) !== 0) ffi._QTS_ExecutePendingJob(runtime, 1000, last);
  const out = JSON.parse(textAt(ffi._QTS_GetString(context, evaluate("globalThis.out")))) as { value?: unknown; stack?: string };
  return { value: out.value, frames: [...framesOf(out.stack ?? "", code.split("\n"))] };
}

/** The engine counts columns in code points. */
function* framesOf(stack: string, lines: string[]): Iterable<Place> {
  for (const [, line, column] of stack.matchAll(/snippet\.js:(\d+):(\d+)/g)) {
    const text = lines[Number(line) - 1];
    const points = Number(column) - 1 - (line === "1" ? PREFIX.length : 0);
    if (text !== undefined) yield { line: Number(line), column: [...text].slice(0, points).join("").length + 1 };
  }
}
