import { ByteLru } from "../byte-lru.ts";
import type { Engine, EngineOutcome, EngineRun } from "../engine.ts";
import { bootGuest, type Guest } from "./guest.ts";
import { beginRun, checkSyntax, compileCode, runCompiled } from "./run-guest.ts";

const CODE_BYTES_MAX = 16 * 1024 * 1024;

/** Boots a new instance, runtime and context for every run: slower by a hundred times, and leans on nothing but the public behaviour of QuickJS. */
export class FreshEngine implements Engine {
  readonly #compiled: WebAssembly.Module;
  readonly #codes = new ByteLru<string>(CODE_BYTES_MAX);
  #guest: Guest;

  static async create(compiled: WebAssembly.Module): Promise<FreshEngine> {
    return new FreshEngine(compiled, await bootGuest(compiled));
  }

  private constructor(compiled: WebAssembly.Module, guest: Guest) {
    this.#compiled = compiled;
    this.#guest = guest;
  }

  run(run: EngineRun): EngineOutcome | undefined {
    const code = this.#codes.get(run.codeId) ?? run.code;
    if (code === undefined) return undefined;
    this.#codes.set(run.codeId, code, code.length);
    const guest = this.#guest;
    const bytesAtStart = guest.memory.bytes.length;
    const facts = beginRun(guest, run, () => guest.memory.bytes.length - bytesAtStart);
    const refused = checkSyntax(guest, code, facts);
    if (refused) return refused;
    const compiled = compileCode(guest, code, facts);
    if ("outcome" in compiled) return compiled.outcome;
    return runCompiled(guest, code, compiled.holder, run.paramsJson, facts);
  }

  async settle(): Promise<void> {
    this.#guest = await bootGuest(this.#compiled);
  }
}
