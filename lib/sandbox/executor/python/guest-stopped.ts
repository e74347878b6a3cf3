/**
 * Thrown through the WebAssembly of the interpreter to leave it at once: the run is over its time, was given up by the broker, or ended the
 * interpreter itself. The memory is put back afterwards.
 */
export class GuestStopped extends Error {
  readonly reason: "time" | "stop" | "ended";

  constructor(reason: GuestStopped["reason"]) {
    super(reason);
    this.reason = reason;
  }
}
