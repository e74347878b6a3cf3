interface Booter {
  refill(): void;
  /** Whether runs wait for what it would boot. */
  isAwaited(): boolean;
}

/** Starting an executor takes a core for a while. So only some start at the same time, and those for which runs wait come first. */
export class BootSlots {
  readonly #booters = new Set<Booter>();
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  join(booter: Booter): void {
    this.#booters.add(booter);
  }

  leave(booter: Booter): void {
    this.#booters.delete(booter);
  }

  /** False when none is free, or another needs it more: then the booter's `refill` is called later. */
  take(booter: Booter): boolean {
    if (this.#free === 0 || (!booter.isAwaited() && this.#isAnyAwaited())) return false;
    this.#free -= 1;
    return true;
  }

  giveBack(): void {
    this.#free += 1;
    const booters = [...this.#booters];
    for (const booter of booters.filter((each) => each.isAwaited())) booter.refill();
    for (const booter of booters) booter.refill();
  }

  #isAnyAwaited(): boolean {
    return [...this.#booters].some((booter) => booter.isAwaited());
  }
}
