import type { EngineOutcome } from "../engine.ts";
import type { RunFacts } from "./classify-error.ts";
import type { Guest } from "./guest.ts";
import { guarded, Thrown } from "./guest-failure.ts";
import type { Pointer } from "./quickjs-module.ts";
import { asDeclaration, asMethod, type UserSource } from "./user-source.ts";

const COMPILE_ONLY = 32;

/** Parses the code alone, to be done in a memory that is put back afterwards. */
export function checkSyntax(guest: Guest, source: UserSource, facts: RunFacts): EngineOutcome | undefined {
  const checked = guarded(guest, source, facts, () => evaluate(guest, asDeclaration(source.script), COMPILE_ONLY));
  return typeof checked === "number" ? undefined : checked;
}

/** Compiles the code to the object whose method it is. */
export function compileCode(guest: Guest, source: UserSource, facts: RunFacts): Pointer | EngineOutcome {
  return guarded(guest, source, facts, () => evaluate(guest, asMethod(source.script), 0));
}

function evaluate(guest: Guest, wrapped: string, flags: number): Pointer {
  const { ffi, handles, memory } = guest;
  const text = memory.write(wrapped);
  if (!text) throw new Thrown(0);
  const value = ffi._QTS_Eval(handles.context, text.at, text.length, handles.userFile, 0, flags);
  const thrown = ffi._QTS_ResolveException(handles.context, value);
  if (thrown !== 0) throw new Thrown(thrown);
  return value;
}
