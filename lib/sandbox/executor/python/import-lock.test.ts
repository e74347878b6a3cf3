import { beforeAll, describe, expect, it } from "vitest";
import { ALLOWED_IMPORTS, ENDING_IMPORTS } from "./allowed-imports.ts";
import { GuestStopped } from "./guest-stopped.ts";
import { ImportLock } from "./import-lock.ts";
import { loadPython } from "./load-python.ts";
import { pythonTestKind } from "./testing/python-test-kind.ts";

type Imports = Record<string, Record<string, (...values: number[]) => unknown>>;

/** A module that the lock takes for the interpreter, which calls nothing. */
const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
let names: Record<string, string[]>;

async function locked(): Promise<{ imports: Imports; called: string[]; lock: ImportLock }> {
  const called: string[] = [];
  const imports: Imports = {};
  for (const [space, list] of Object.entries(names)) {
    const record = (name: string) => () => {
      called.push(name);
      return 7;
    };
    imports[space] = Object.fromEntries(list.map((name) => [name, record(name)]));
  }
  const lock = new ImportLock();
  await lock.around(() => WebAssembly.instantiate(EMPTY, imports as WebAssembly.Imports));
  return { imports, called, lock };
}

beforeAll(async () => {
  const [snapshot = ""] = (await pythonTestKind()).args;
  const { instantiate } = WebAssembly;
  const wanted: WebAssembly.Imports[] = [];
  WebAssembly.instantiate = ((source: BufferSource, imports?: WebAssembly.Imports) => {
    if (imports && "wasi_snapshot_preview1" in imports) wanted.push(imports);
    return instantiate(source, imports);
  }) as typeof instantiate;
  await loadPython(snapshot, undefined);
  WebAssembly.instantiate = instantiate;
  names = Object.fromEntries(["env", "wasi_snapshot_preview1"].map((space) => [space, Object.keys(wanted[0]?.[space] ?? {})]));
});

describe("the lock of the interpreter's imports", () => {
  it("lets everything through while the interpreter boots", async () => {
    const { imports, called } = await locked();
    imports["env"]?.["_emscripten_system"]?.(0);
    expect(called).toEqual(["_emscripten_system"]);
  });

  it("lets through only what is on its list once it is shut, of all that the interpreter imports", async () => {
    const { imports, called, lock } = await locked();
    lock.shut({ onCheck: () => false, mayGrow: () => false, mayOpen: () => false });
    const all = Object.entries(imports).flatMap(([space, functions]) => Object.keys(functions).map((name) => ({ space, name })));
    for (const { space, name } of all) {
      const call = () => imports[space]?.[name]?.(0, 0, 0);
      if (ENDING_IMPORTS.has(name)) expect(call).toThrow(GuestStopped);
      else call();
    }
    expect(all.length).toBeGreaterThan(250);
    expect(called.filter((name) => !ALLOWED_IMPORTS.has(name))).toEqual([]);
    for (const name of [
      "_emscripten_system",
      "__syscall_socket",
      "__syscall_connect",
      "_dlopen_js",
      "_dlsym_js",
      "emscripten_asm_const_int",
      "JsvFunction_CallBound",
    ]) {
      expect(lock.refused).toContain(name);
    }
  });

  it("asks its guard about interrupts, memory and files", async () => {
    const { imports, called, lock } = await locked();
    lock.shut({ onCheck: () => true, mayGrow: (bytes) => bytes < 100, mayOpen: (_path, flags) => flags === 0 });
    const { _Py_CheckEmscriptenSignals_Helper: check, emscripten_resize_heap: grow, __syscall_openat: open } = imports["env"] ?? {};
    expect([check?.(), grow?.(100), open?.(0, 0, 1)]).toEqual([2, 0, -69]);
    expect(called).toEqual([]);
    expect([grow?.(99), open?.(0, 0, 0)]).toEqual([7, 7]);
  });
});
