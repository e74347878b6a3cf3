import type { SandboxError } from "../../types.ts";
import { ByteLru } from "../byte-lru.ts";
import type { Engine, EngineOutcome, EngineRun } from "../engine.ts";
import type { RunFacts } from "./classify-error.ts";
import { bootGuest, type Guest, instantiateGuest } from "./guest.ts";
import type { Pointer } from "./quickjs-module.ts";
import { beginRun, checkSyntax, compileCode, runCompiled } from "./run-guest.ts";
import { type PageDiff, Snapshot } from "./snapshot.ts";

const CACHE_BYTES_MAX = 64 * 1024 * 1024;
/** Linear memory never shrinks; an instance that has grown past its start is replaced. */
const KEPT_BYTES_MAX = 16 * 1024 * 1024;

/** Code seen before: as the memory right after its compilation, when no user code had run yet, or as the reason why it does not compile. */
type Known = { code: string; holder: Pointer; image: PageDiff } | { code: string; error: SandboxError };

/** Each run starts from the same memory: the snapshot, with the compiled code laid over it. */
export class SnapshotEngine implements Engine {
  readonly #compiled: WebAssembly.Module;
  readonly #snapshot: Snapshot;
  readonly #known = new ByteLru<Known>(CACHE_BYTES_MAX);
  #guest: Guest;
  #worn = false;

  static async create(compiled: WebAssembly.Module): Promise<SnapshotEngine> {
    const guest = await bootGuest(compiled);
    return new SnapshotEngine(compiled, guest, new Snapshot(guest));
  }

  private constructor(compiled: WebAssembly.Module, guest: Guest, snapshot: Snapshot) {
    this.#compiled = compiled;
    this.#guest = guest;
    this.#snapshot = snapshot;
  }

  /** True when the guest's memory is the snapshot to the last byte. */
  isPristine(): boolean {
    return this.#snapshot.matches(this.#guest);
  }

  /** The guest's memory between two runs. */
  get memory(): Uint8Array {
    return this.#guest.memory.bytes;
  }

  run(run: EngineRun): EngineOutcome | undefined {
    const known = this.#known.get(run.codeId);
    const code = known?.code ?? run.code;
    if (code === undefined) return undefined;
    if (known && "error" in known) return { ok: false, error: known.error };
    const facts = beginRun(this.#guest, run, () => this.#snapshot.heapBytes(this.#guest));
    try {
      if (!known) return this.#runNew(run, code, facts);
      this.#snapshot.apply(this.#guest, known.image);
      return this.#call(run, code, known.holder, facts);
    } finally {
      this.#worn ||= facts.trapped || this.#guest.memory.bytes.length > KEPT_BYTES_MAX;
      if (!this.#worn) this.#snapshot.restore(this.#guest);
    }
  }

  async settle(): Promise<void> {
    if (!this.#worn) return;
    this.#guest = await instantiateGuest(this.#compiled, this.#guest.handles);
    this.#snapshot.restore(this.#guest);
    this.#worn = false;
    // The old memory may be 100 MB large and would otherwise stay until some later collection.
    globalThis.gc?.();
  }

  #runNew(run: EngineRun, code: string, facts: RunFacts): EngineOutcome {
    const refused = checkSyntax(this.#guest, code, facts);
    if (refused) return this.#refuse(run, code, refused);
    this.#snapshot.restore(this.#guest);
    const compiled = compileCode(this.#guest, code, facts);
    if ("outcome" in compiled) return this.#refuse(run, code, compiled.outcome);
    const image = this.#snapshot.diff(this.#guest);
    this.#known.set(run.codeId, { code, holder: compiled.holder, image }, image.byteCount + code.length);
    return this.#call(run, code, compiled.holder, facts);
  }

  #refuse(run: EngineRun, code: string, outcome: EngineOutcome): EngineOutcome {
    if (!outcome.ok && outcome.error.code === "SYNTAX") this.#known.set(run.codeId, { code, error: outcome.error }, code.length);
    return outcome;
  }

  #call(run: EngineRun, code: string, holder: Pointer, facts: RunFacts): EngineOutcome {
    return runCompiled(this.#guest, code, holder, run.paramsJson, facts);
  }
}
