import { SANDBOX_LIMITS } from "../../limits.ts";
import type { SandboxError } from "../../types.ts";
import { excerptOf } from "../quickjs/locate-error.ts";
import type { Place } from "../quickjs/user-source.ts";
import { compileTypescript } from "./compile-typescript.ts";
import type { AroundLoading } from "./load-compiler.ts";
import { needsCompiler } from "./needs-compiler.ts";
import { placeOf } from "./place-of.ts";
import { stripTypes } from "./strip-types.ts";
import { TypescriptError } from "./typescript-error.ts";

export interface Transpiled {
  ok: true;
  code: string;
  /** The place in the author's text; its start for what the compiler added by itself. Lines and columns count from 1. */
  toSource(line: number, column: number): Place;
}

/** Emitted code indents what nests, so that it can be larger than its source by more than a factor. */
const OUTPUT_CHARS_MAX = 20 * SANDBOX_LIMITS.codeBytesMax;

/**
 * The body of a function from TypeScript to JavaScript. Nothing here bounds the time: some short inputs keep any parser busy for hours, and
 * whoever calls this does so in a process that is killed at the deadline.
 */
export function transpile(code: string, aroundLoading: AroundLoading = (load) => load()): Transpiled | { ok: false; error: SandboxError } {
  try {
    const { output, toSource } = needsCompiler(code) ? compileTypescript(code, aroundLoading) : stripTypes(code);
    if (output.length > OUTPUT_CHARS_MAX) {
      return { ok: false, error: failure("The code becomes too large when it is turned into JavaScript.") };
    }
    return { ok: true, code: output, toSource: (line, column) => toSource({ line, column }) ?? { line: 1, column: 1 } };
  } catch (error) {
    return { ok: false, error: error instanceof TypescriptError ? syntaxError(code, error) : failureOf(error) };
  }
}

function syntaxError(code: string, { message, at }: TypescriptError): SandboxError {
  const place = placeOf(code, at);
  return { code: "SYNTAX", name: "SyntaxError", message, ...place, excerpt: excerptOf(code, place.line) };
}

function failureOf(error: unknown): SandboxError {
  if (error instanceof RangeError) return failure("The code nests too deeply to be turned into JavaScript.");
  return failure("The code could not be turned into JavaScript.");
}

function failure(message: string): SandboxError {
  return { code: "TRANSPILE", name: "TranspileError", message };
}
