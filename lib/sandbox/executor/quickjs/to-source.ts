import type { SandboxError, SandboxLanguage } from "../../types.ts";
import type { AroundLoading } from "../typescript/load-compiler.ts";
import { transpile } from "../typescript/transpile.ts";
import { javascriptSource, type UserSource } from "./user-source.ts";

/** What the engine is given for a piece of code, or why there is nothing that it could be given. */
export function toSource(
  code: string,
  language: SandboxLanguage,
  aroundLoading: AroundLoading,
): UserSource | { ok: false; error: SandboxError } {
  if (language !== "typescript") return javascriptSource(code);
  const done = transpile(code, aroundLoading);
  if (!done.ok) return done;
  return { code, script: done.code, toCode: ({ line, column }) => done.toSource(line, column) };
}
