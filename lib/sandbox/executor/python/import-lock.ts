import { ALLOWED_IMPORTS, ENDING_IMPORTS } from "./allowed-imports.ts";
import { GuestStopped } from "./guest-stopped.ts";
import type { Pointer } from "./pyodide-module.ts";

type ImportFunction = (...values: never[]) => unknown;

/** What the lock asks once it is shut. */
export interface Guard {
  /** Called between instructions of the guest: true to interrupt it. May throw to stop it at once. */
  onCheck(): boolean;
  /** Whether the memory may become that large, in bytes. */
  mayGrow(bytes: number): boolean;
  /** Whether a file may be opened with these flags. */
  mayOpen(path: Pointer, flags: number): boolean;
}

/** Error numbers of WASI: no such function; the file system is read-only. */
const ENOSYS = 52;
const EROFS = 69;
const SIGINT = 2;
/** Not known to the types yet; absent where the engine cannot suspend. */
const SUSPENDING = (WebAssembly as { Suspending?: new () => object }).Suspending ?? class {};

/** Stands between the WebAssembly of the interpreter and every function of JavaScript that it imports. Open while it boots, then shut for good. */
export class ImportLock {
  #guard: Guard | undefined;
  /** Names of functions that were asked for in vain since the lock was shut. */
  readonly refused = new Set<string>();

  shut(guard: Guard): void {
    this.#guard = guard;
  }

  /** Runs `load`, in which the interpreter is instantiated, with every import of it behind this lock. */
  async around<T>(load: () => Promise<T>): Promise<T> {
    const { instantiate } = WebAssembly;
    const locked = (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
      if (imports && "wasi_snapshot_preview1" in imports) this.#wrap(imports);
      return instantiate(source as BufferSource, imports);
    };
    WebAssembly.instantiate = locked as typeof instantiate;
    try {
      return await load();
    } finally {
      WebAssembly.instantiate = instantiate;
    }
  }

  #wrap(imports: WebAssembly.Imports): void {
    for (const space of ["env", "wasi_snapshot_preview1"]) {
      const original = imports[space];
      if (original) imports[space] = new Proxy(original, { get: (target, name) => this.#lockedImport(target, name) });
    }
  }

  #lockedImport(target: object, name: string | symbol): WebAssembly.ImportValue {
    const value = Reflect.get(target, name) as WebAssembly.ImportValue;
    // A Suspending object runs its function before it finds that nothing can be suspended here.
    if (value instanceof SUSPENDING) return () => -ENOSYS;
    if (typeof value !== "function" || typeof name !== "string") return value;
    return this.#special(name, value as ImportFunction) ?? this.#plain(name, value as ImportFunction);
  }

  #special(name: string, original: ImportFunction): ImportFunction | undefined {
    const special: Record<string, (guard: Guard, values: number[]) => unknown> = {
      _Py_CheckEmscriptenSignals_Helper: (guard) => (guard.onCheck() ? SIGINT : 0),
      emscripten_resize_heap: (guard, values) => (guard.mayGrow((values[0] ?? 0) >>> 0) ? original(...(values as never[])) : 0),
      __syscall_openat: (guard, values) => (guard.mayOpen(values[1] ?? 0, values[2] ?? 0) ? original(...(values as never[])) : -EROFS),
      can_run_sync_js: () => 0,
    };
    const behind = special[name];
    if (!behind) return undefined;
    return (...values) => (this.#guard ? behind(this.#guard, values) : original(...values));
  }

  #plain(name: string, original: ImportFunction): ImportFunction {
    if (ALLOWED_IMPORTS.has(name)) return original;
    const ends = ENDING_IMPORTS.has(name);
    return (...values) => {
      if (!this.#guard) return original(...values);
      if (ends) throw new GuestStopped("ended");
      this.refused.add(name);
      return -ENOSYS;
    };
  }
}
