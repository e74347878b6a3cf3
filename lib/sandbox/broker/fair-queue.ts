import type { Task } from "./task.ts";

/**
 * Runs that wait for an executor, one line for each tenant. The lines take turns, so a long one delays nobody but its own tenant. In a line, runs
 * that others wait for come first: those others have room that only they can give back.
 */
export class FairQueue {
  readonly #lines = new Map<string, Line>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  sizeOf(tenant: string): number {
    return this.#lines.get(tenant)?.size ?? 0;
  }

  add(task: Task): void {
    const line = this.#lines.get(task.run.tenant) ?? new Line();
    this.#lines.set(task.run.tenant, line);
    line.add(task);
    this.#size += 1;
  }

  delete(task: Task): void {
    const { tenant } = task.run;
    const line = this.#lines.get(tenant);
    if (!line?.delete(task)) return;
    this.#size -= 1;
    if (line.size === 0) this.#lines.delete(tenant);
  }

  /** Removes and returns the first run, in turn, that `take` accepts; of each tenant only the first of each depth is offered. */
  next(take: (task: Task) => boolean): Task | undefined {
    for (const [tenant, line] of this.#lines) {
      const found = line.firsts().find(take);
      if (!found) continue;
      this.delete(found);
      // To the end of the turn.
      if (this.#lines.delete(tenant)) this.#lines.set(tenant, line);
      return found;
    }
    return undefined;
  }

  /** Removes and returns all. */
  clear(): Task[] {
    const all = [...this.#lines.values()].flatMap((line) => line.all());
    this.#lines.clear();
    this.#size = 0;
    return all;
  }
}

class Line {
  /** By depth. */
  readonly #levels: Set<Task>[] = [];
  size = 0;

  add(task: Task): void {
    while (this.#levels.length <= task.depth) this.#levels.push(new Set());
    this.#levels[task.depth]?.add(task);
    this.size += 1;
  }

  delete(task: Task): boolean {
    const isDeleted = this.#levels[task.depth]?.delete(task) ?? false;
    if (isDeleted) this.size -= 1;
    return isDeleted;
  }

  /** The first run of each depth, the deepest before the others. */
  firsts(): Task[] {
    const firsts: Task[] = [];
    for (let depth = this.#levels.length - 1; depth >= 0; depth--) {
      for (const task of this.#levels[depth] ?? []) {
        firsts.push(task);
        break;
      }
    }
    return firsts;
  }

  all(): Task[] {
    return this.#levels.flatMap((level) => [...level]);
  }
}
