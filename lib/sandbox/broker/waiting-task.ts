import type { HostCallMessage } from "../protocol.ts";
import { CallAnswerer } from "./call-answerer.ts";
import type { Task } from "./task.ts";

interface WaitingEvents {
  /** An answer has come, or the run has ended. */
  onNews(): void;
  /** The wall-clock time of the run is over. */
  onDue(): void;
}

/** A run that has begun to make host calls: sees to them, and to its time while it waits. */
export class WaitingTask {
  readonly #answerer: CallAnswerer;

  constructor(task: Task, { onNews, onDue }: WaitingEvents) {
    const timer = setTimeout(onDue, Math.max(0, task.endsAt - performance.now())).unref();
    this.#answerer = new CallAnswerer(task, onNews);
    task.onEnd(() => {
      clearTimeout(timer);
      onNews();
    });
  }

  /** False when these are more or larger calls than the run may make. */
  take(calls: HostCallMessage[]): boolean {
    return this.#answerer.take(calls);
  }
}
