const ROWS_MAX = 500;
const BYTES_MAX = 8 * 1024 * 1024;

/** `isRetry` when a batch with these records may have been committed though it was reported to have failed. */
type Write<R> = (records: R[], options: { isRetry: boolean }) => Promise<void>;

interface Waiting<R> {
  record: R;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Writes records in batches: what arrives while one batch is being committed makes the next. A lone record waits for nobody,
 * a busy moment shares one commit, and a row that everybody counts on is locked once per batch instead of once per record.
 */
export class GroupCommit<R> {
  readonly #write: Write<R>;
  readonly #sizeOf: (record: R) => number;
  #waiting: Waiting<R>[] = [];
  #running: Promise<void> | undefined;

  constructor(write: Write<R>, sizeOf: (record: R) => number) {
    this.#write = write;
    this.#sizeOf = sizeOf;
  }

  add(record: R): Promise<void> {
    const added = new Promise<void>((resolve, reject) => this.#waiting.push({ record, resolve, reject }));
    this.#running ??= this.#run();
    return added;
  }

  /** Resolves when nothing is waiting any more. */
  async drain(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    // Executions that end in the same turn of the event loop join the first batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#commit(this.#take());
    this.#running = undefined;
  }

  #take(): Waiting<R>[] {
    let bytes = 0;
    let count = 0;
    for (const { record } of this.#waiting) {
      bytes += this.#sizeOf(record);
      if (count > 0 && (bytes > BYTES_MAX || count >= ROWS_MAX)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #commit(batch: Waiting<R>[], isRetry = false): Promise<void> {
    try {
      await this.#write(
        batch.map(({ record }) => record),
        { isRetry },
      );
      for (const { resolve } of batch) resolve();
    } catch (error) {
      // One record that the database refuses must not fail the others.
      if (batch.length > 1) for (const one of batch) await this.#commit([one], true);
      else batch[0]?.reject(error);
    }
  }
}
