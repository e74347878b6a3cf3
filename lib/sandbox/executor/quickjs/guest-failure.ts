import type { EngineOutcome } from "../engine.ts";
import { classifyError, type RunFacts } from "./classify-error.ts";
import { callGuest, type Guest } from "./guest.ts";
import type { Pointer } from "./quickjs-module.ts";
import type { UserSource } from "./user-source.ts";

/** What reading the failed run's error may cost after its time or memory was used up; well inside the grace before the hard kill. */
const AFTERMATH_MS = 15;
const AFTERMATH_BYTES = 4 * 1024 * 1024;

/** A guest exception on its way to `toFailedRun`; 0 when there is not even that. */
export class Thrown {
  readonly value: Pointer;
  constructor(value: Pointer) {
    this.value = value;
  }
}

/** Turns every way in which a step can end badly into an outcome: an exception of the guest, or a trap of the machine below it. */
export function guarded<T>(guest: Guest, source: UserSource, facts: RunFacts, step: () => T): T | EngineOutcome {
  try {
    return step();
  } catch (error) {
    if (error instanceof Thrown) return toFailedRun(guest, source, facts, error.value);
    facts.trapped = true;
    facts.hostStackFull = error instanceof RangeError;
    facts.memoryFull ||= guest.instance.growth.denied;
    return { ok: false, error: classifyError(source, undefined, facts) };
  }
}

export function toFailedRun(guest: Guest, source: UserSource, facts: RunFacts, thrown: Pointer = 0): EngineOutcome {
  const { record } = guest;
  const reason = record.stopped ?? record.mustStop();
  if (reason === "time" || reason === "cpu") facts.timedOut ??= reason;
  facts.memoryFull ||= reason === "memory" || guest.instance.growth.denied;
  if (thrown !== 0) putIntoWords(guest, facts, thrown);
  return { ok: false, error: classifyError(source, record.failure, facts) };
}

/** Lets the guest's prelude put the exception into words, which may run the user's own getters. */
function putIntoWords(guest: Guest, facts: RunFacts, thrown: Pointer): void {
  const endsAt = performance.now() + AFTERMATH_MS;
  guest.record.mustStop = () => (performance.now() > endsAt ? "time" : undefined);
  guest.instance.growth.bytesMax += AFTERMATH_BYTES;
  guest.instance.growth.denied = false;
  try {
    callGuest(guest, guest.handles.fail, [thrown]);
  } catch {
    facts.trapped = true;
  }
}
