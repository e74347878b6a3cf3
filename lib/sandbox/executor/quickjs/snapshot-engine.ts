import type { CallAnswer } from "../../protocol.ts";
import type { Engine, EngineRun, EngineStep } from "../engine.ts";
import { isStep } from "../engine.ts";
import { RunClock } from "../run-clock.ts";
import { checkSyntax, compileCode } from "./compile-code.ts";
import type { Guest } from "./guest.ts";
import { GuestRun } from "./guest-run.ts";
import type { Pointer } from "./quickjs-module.ts";
import type { SnapshotEngines } from "./snapshot-engines.ts";
import { toSource } from "./to-source.ts";
import type { UserSource } from "./user-source.ts";

/** Linear memory never shrinks; an instance that has grown past its start is replaced. */
const KEPT_BYTES_MAX = 16 * 1024 * 1024;
/** Of text with any character beyond Latin-1. An error's excerpt may keep its whole code alive. */
const CHAR_BYTES = 2;

/** Each run starts from the same memory: the snapshot, with the compiled code laid over it. */
export class SnapshotEngine implements Engine {
  readonly #shared: SnapshotEngines;
  #guest: Guest;
  #run: GuestRun | undefined;
  #clock: RunClock | undefined;
  #isUsed = false;

  constructor(shared: SnapshotEngines, guest: Guest) {
    this.#shared = shared;
    this.#guest = guest;
  }

  get runMs(): number {
    return this.#clock ? performance.now() - this.#clock.startedAt : 0;
  }

  get cpuMs(): number {
    return this.#clock?.cpuMs ?? 0;
  }

  /** True when the guest's memory is the snapshot to the last byte. */
  isPristine(): boolean {
    return this.#shared.snapshot.matches(this.#guest);
  }

  /** The guest's memory between two runs. */
  get memory(): Uint8Array {
    return this.#guest.memory.bytes;
  }

  begin(request: EngineRun): EngineStep | undefined {
    this.#clock = new RunClock(request.limits);
    const known = this.#shared.known.get(request.codeId);
    if (known && "error" in known) return { ok: false, error: known.error };
    const source = known?.source ?? (request.code === undefined ? undefined : this.#toSource(request, request.code));
    if (source === undefined || "ok" in source) return this.#refuse(request, source);
    this.#isUsed = true;
    const { snapshot } = this.#shared;
    const run = new GuestRun(this.#guest, request, { source, clock: this.#clock, heapBytes: () => snapshot.heapBytes(this.#guest) });
    this.#run = run;
    if (known) {
      snapshot.apply(this.#guest, known.image);
      return run.start(known.holder, request.paramsJson);
    }
    const holder = this.#compile(request, source, run);
    return isStep(holder) ? this.#refuse(request, holder) : run.start(holder, request.paramsJson);
  }

  resume(answers: CallAnswer[]): EngineStep {
    if (!this.#run) throw new Error("No run is waiting.");
    return this.#run.resume(answers);
  }

  async settle(): Promise<void> {
    const run = this.#run;
    this.#run = undefined;
    run?.end();
    if (!this.#isUsed) return;
    this.#isUsed = false;
    if (!run?.facts.trapped && this.#guest.memory.bytes.length <= KEPT_BYTES_MAX) return this.#shared.snapshot.restore(this.#guest);
    this.#guest = await this.#shared.newGuest();
    // The old memory may be 100 MB large and would otherwise stay until some later collection.
    globalThis.gc?.();
  }

  #toSource({ language, limits, onLoading, onLoaded }: EngineRun, code: string): ReturnType<typeof toSource> {
    return toSource(code, language, (load) => {
      onLoading?.();
      const loaded = load();
      this.#clock = new RunClock(limits);
      onLoaded?.();
      return loaded;
    });
  }

  #compile(request: EngineRun, source: UserSource, { facts }: GuestRun): Pointer | EngineStep {
    const { snapshot, known } = this.#shared;
    const refused = checkSyntax(this.#guest, source, facts);
    if (refused) return refused;
    snapshot.restore(this.#guest);
    const holder = compileCode(this.#guest, source, facts);
    if (isStep(holder)) return holder;
    const image = snapshot.diff(this.#guest);
    // Of translated code its map is kept too.
    const chars = source.code.length + (source.script === source.code ? 0 : 2 * source.script.length);
    known.set(request.codeId, { source, holder, image }, image.byteCount + CHAR_BYTES * chars);
    return holder;
  }

  /** Code that does not parse is remembered, so that it costs its author no time again. */
  #refuse(request: EngineRun, step: EngineStep | undefined): EngineStep | undefined {
    const { code } = request;
    if (step && "error" in step && code !== undefined && (step.error.code === "SYNTAX" || step.error.code === "TRANSPILE")) {
      this.#shared.known.set(request.codeId, { error: step.error }, CHAR_BYTES * code.length);
    }
    return step;
  }
}
