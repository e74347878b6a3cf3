import fs from "node:fs";
import { createRequire } from "node:module";
import load from "@jitl/quickjs-wasmfile-release-sync/emscripten-module";

/** An address in the guest's linear memory; 0 is none. */
export type Pointer = number;

export interface QuickJsCallbacks {
  callFunction(asyncify: undefined, context: Pointer, self: Pointer, argc: number, argv: Pointer, functionId: number): Pointer;
  shouldInterrupt(asyncify: undefined, runtime: Pointer): number;
  loadModuleSource(asyncify: undefined, runtime: Pointer, context: Pointer, name: string): Pointer;
  normalizeModule(): Pointer;
  freeHostRef(): void;
}

/** The C functions of the pinned build that the guest needs. */
export interface QuickJsFfi {
  callbacks: QuickJsCallbacks;
  _malloc(bytes: number): Pointer;
  _free(at: Pointer): void;
  _QTS_NewRuntime(): Pointer;
  _QTS_RuntimeSetMemoryLimit(runtime: Pointer, bytes: number): void;
  _QTS_RuntimeSetMaxStackSize(runtime: Pointer, bytes: number): void;
  _QTS_RuntimeEnableInterruptHandler(runtime: Pointer): void;
  _QTS_RuntimeEnableModuleLoader(runtime: Pointer, customNormalize: number): void;
  _QTS_NewContext(runtime: Pointer, intrinsics: number): Pointer;
  _QTS_NewFunction(context: Pointer, name: Pointer, argc: number, isConstructor: boolean, functionId: number): Pointer;
  _QTS_NewString(context: Pointer, text: Pointer): Pointer;
  _QTS_NewFloat64(context: Pointer, value: number): Pointer;
  _QTS_FreeValuePointer(context: Pointer, value: Pointer): void;
  _QTS_FreeCString(context: Pointer, text: Pointer): void;
  _QTS_GetString(context: Pointer, value: Pointer): Pointer;
  _QTS_GetFloat64(context: Pointer, value: Pointer): number;
  _QTS_GetUndefined(): Pointer;
  _QTS_GetProp(context: Pointer, self: Pointer, name: Pointer): Pointer;
  _QTS_Eval(context: Pointer, code: Pointer, bytes: number, fileName: Pointer, detectModule: number, flags: number): Pointer;
  _QTS_Call(context: Pointer, callee: Pointer, self: Pointer, argc: number, argv: Pointer): Pointer;
  _QTS_ResolveException(context: Pointer, value: Pointer): Pointer;
  _QTS_Typeof(context: Pointer, value: Pointer): Pointer;
  _QTS_ArgvGetJSValueConstPointer(argv: Pointer, index: number): Pointer;
  _QTS_ExecutePendingJob(runtime: Pointer, jobsMax: number, lastContext: Pointer): Pointer;
  _QTS_IsJobPending(runtime: Pointer): number;
  _QTS_PromiseState(context: Pointer, promise: Pointer): number;
  _QTS_PromiseResult(context: Pointer, promise: Pointer): Pointer;
}

export interface QuickJsInstance {
  ffi: QuickJsFfi;
  memory: WebAssembly.Memory;
  stackPointer: { get(): number; set(address: number): void };
  growth: MemoryGrowth;
}

/** This build does not count the size of allocations against QuickJS's own memory limit, so the limit is held where memory is handed out. */
export interface MemoryGrowth {
  /** The linear memory may not grow beyond this. */
  bytesMax: number;
  denied: boolean;
}

type Loader = (options: object) => Promise<QuickJsFfi>;

/** 16 MB to start with; at most the largest guest limit, the engine's own stack and data, and room for one reallocation. */
const PAGES_INITIAL = 256;
const PAGES_MAX = 2816;
const PAGE_BYTES = 64 * 1024;

export function compileQuickJs(): WebAssembly.Module {
  const wasm = createRequire(import.meta.url).resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
  return new WebAssembly.Module(fs.readFileSync(wasm));
}

export async function loadQuickJs(compiled: WebAssembly.Module): Promise<QuickJsInstance> {
  const memory = new WebAssembly.Memory({ initial: PAGES_INITIAL, maximum: PAGES_MAX });
  const growth = guardGrowth(memory);
  let exported: WebAssembly.Exports = {};
  // The published types describe only the public part of the module, not the C functions behind it.
  const ffi = await (load as unknown as Loader)({
    wasmMemory: memory,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(compiled, imports);
      exported = instance.exports;
      done(instance);
      return exported;
    },
    print() {},
    printErr() {},
  });
  return { ffi, memory, growth, stackPointer: stackPointerOf(exported) };
}

/** The module grows its memory only through this object; it takes an exception as "no more memory". */
function guardGrowth(memory: WebAssembly.Memory): MemoryGrowth {
  const growth: MemoryGrowth = { bytesMax: PAGES_MAX * PAGE_BYTES, denied: false };
  memory.grow = (pages) => {
    // Asked first for more than is needed, then for less: only the last answer counts.
    growth.denied = memory.buffer.byteLength + pages * PAGE_BYTES > growth.bytesMax;
    if (growth.denied) throw new RangeError("memory limit of the guest");
    return WebAssembly.Memory.prototype.grow.call(memory, pages);
  };
  return growth;
}

/** The build's minified names for `_emscripten_stack_restore` and `emscripten_stack_get_current`; proved by use, since a snapshot needs both. */
function stackPointerOf(exported: WebAssembly.Exports): QuickJsInstance["stackPointer"] {
  const set = exported["Ma"] as (address: number) => void;
  const get = exported["Oa"] as () => number;
  const before = get();
  set(before - 64);
  const moved = get() === before - 64;
  set(before);
  if (!moved || get() !== before) throw new Error("This QuickJS build does not export its stack pointer as expected.");
  return { get, set };
}
