import type { CallAnswer } from "../../protocol.ts";
import { ByteLru } from "../byte-lru.ts";
import type { Engine, EngineRun, EngineStep, Engines } from "../engine.ts";
import { isStep } from "../engine.ts";
import { RunClock } from "../run-clock.ts";
import { checkSyntax, compileCode } from "./compile-code.ts";
import { bootGuest, type Guest } from "./guest.ts";
import { GuestRun } from "./guest-run.ts";
import { toSource } from "./to-source.ts";

const CODE_BYTES_MAX = 16 * 1024 * 1024;

/** Engines that boot a new instance, runtime and context for every run: slower by a hundred times, and lean on nothing but the public behaviour of QuickJS. They cannot see how much of its first 16 MB an instance uses, so a small limit of memory is held only from there on. */
export class FreshEngines implements Engines {
  readonly #compiled: WebAssembly.Module;
  readonly #codes = new ByteLru<string>(CODE_BYTES_MAX);

  constructor(compiled: WebAssembly.Module) {
    this.#compiled = compiled;
  }

  async newEngine(): Promise<FreshEngine> {
    return new FreshEngine(() => bootGuest(this.#compiled), this.#codes, await bootGuest(this.#compiled));
  }
}

export class FreshEngine implements Engine {
  readonly #boot: () => Promise<Guest>;
  readonly #codes: ByteLru<string>;
  #guest: Guest;
  #run: GuestRun | undefined;
  #clock: RunClock | undefined;

  constructor(boot: () => Promise<Guest>, codes: ByteLru<string>, guest: Guest) {
    this.#boot = boot;
    this.#codes = codes;
    this.#guest = guest;
  }

  get runMs(): number {
    return this.#clock ? performance.now() - this.#clock.startedAt : 0;
  }

  get cpuMs(): number {
    return this.#clock?.cpuMs ?? 0;
  }

  begin(request: EngineRun): EngineStep | undefined {
    const code = this.#codes.get(request.codeId) ?? request.code;
    if (code === undefined) return undefined;
    this.#codes.set(request.codeId, code, 2 * code.length);
    this.#clock = new RunClock(request.limits);
    const source = toSource(code, request.language, (load) => {
      request.onLoading?.();
      const loaded = load();
      this.#clock = new RunClock(request.limits);
      request.onLoaded?.();
      return loaded;
    });
    if ("ok" in source) return source;
    const guest = this.#guest;
    const bytesAtStart = guest.memory.bytes.length;
    const run = new GuestRun(guest, request, { source, clock: this.#clock, heapBytes: () => guest.memory.bytes.length - bytesAtStart });
    const refused = checkSyntax(guest, source, run.facts);
    if (refused) return refused;
    const holder = compileCode(guest, source, run.facts);
    if (isStep(holder)) return holder;
    this.#run = run;
    return run.start(holder, request.paramsJson);
  }

  resume(answers: CallAnswer[]): EngineStep {
    if (!this.#run) throw new Error("No run is waiting.");
    return this.#run.resume(answers);
  }

  async settle(): Promise<void> {
    this.#run?.end();
    this.#run = undefined;
    this.#guest = await this.#boot();
  }
}
