interface Load {
  /** Handed over, but without a connection yet. */
  waiting: number;
  running: number;
}

/** How busy a pool is, by origin. */
export class OriginQueue {
  readonly #loads = new Map<string, Load>();
  readonly #connectionsMax: number;
  readonly #waitingMax: number;

  constructor(connectionsMax: number, waitingMax: number) {
    this.#connectionsMax = connectionsMax;
    this.#waitingMax = waitingMax;
  }

  /** Whether as many requests wait as may. */
  isFull(origin: string): boolean {
    return (this.#loads.get(origin)?.waiting ?? 0) >= this.#waitingMax;
  }

  /** Whether every connection that there may be is in use: who waits then, waits for others and not for the service. */
  isBusy(origin: string): boolean {
    return (this.#loads.get(origin)?.running ?? 0) >= this.#connectionsMax;
  }

  enter(origin: string): QueuedRequest {
    const load = this.#loads.get(origin) ?? { waiting: 0, running: 0 };
    this.#loads.set(origin, load);
    load.waiting++;
    return new QueuedRequest(load, () => {
      if (load.waiting + load.running === 0) this.#loads.delete(origin);
    });
  }
}

export class QueuedRequest {
  #state: "waiting" | "running" | undefined = "waiting";
  readonly #load: Load;
  readonly #onLeave: () => void;

  constructor(load: Load, onLeave: () => void) {
    this.#load = load;
    this.#onLeave = onLeave;
  }

  get waits(): boolean {
    return this.#state === "waiting";
  }

  start(): void {
    if (this.#state !== "waiting") return;
    this.#load.waiting--;
    this.#load.running++;
    this.#state = "running";
  }

  /** When the pool is done with it, however. */
  leave(): void {
    if (this.#state === undefined) return;
    this.#load[this.#state]--;
    this.#state = undefined;
    this.#onLeave();
  }
}
