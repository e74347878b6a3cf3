import type { SandboxError } from "../../types.ts";
import { ByteLru } from "../byte-lru.ts";
import type { Engines } from "../engine.ts";
import { bootGuest, type Guest, instantiateGuest } from "./guest.ts";
import type { Pointer } from "./quickjs-module.ts";
import { type PageDiff, Snapshot } from "./snapshot.ts";
import { SnapshotEngine } from "./snapshot-engine.ts";
import type { UserSource } from "./user-source.ts";

const CACHE_BYTES_MAX = 64 * 1024 * 1024;

/** Code seen before: as the memory right after its compilation, when no user code had run yet, or as the reason why it does not compile. */
type Known = { source: UserSource; holder: Pointer; image: PageDiff } | { error: SandboxError };

/** Engines of one process: they start from one snapshot and share what was compiled. */
export class SnapshotEngines implements Engines {
  readonly snapshot: Snapshot;
  readonly known = new ByteLru<Known>(CACHE_BYTES_MAX);
  readonly #compiled: WebAssembly.Module;
  readonly #booted: Guest;
  #bootedIsFree = true;

  static async create(compiled: WebAssembly.Module): Promise<SnapshotEngines> {
    return new SnapshotEngines(compiled, await bootGuest(compiled));
  }

  private constructor(compiled: WebAssembly.Module, booted: Guest) {
    this.#compiled = compiled;
    this.#booted = booted;
    this.snapshot = new Snapshot(booted);
  }

  async newEngine(): Promise<SnapshotEngine> {
    if (!this.#bootedIsFree) return new SnapshotEngine(this, await this.newGuest());
    this.#bootedIsFree = false;
    return new SnapshotEngine(this, this.#booted);
  }

  async newGuest(): Promise<Guest> {
    const guest = await instantiateGuest(this.#compiled, this.#booted.handles);
    this.snapshot.restore(guest);
    return guest;
  }
}
