import fs from "node:fs";
import { loadPyodide } from "pyodide";
import { HostDevices } from "./host-devices.ts";
import { ImportLock } from "./import-lock.ts";
import { installWheels } from "./install-wheels.ts";
import type { BootingPython, Pointer, PyodideModule } from "./pyodide-module.ts";

const GUEST_DIR = new URL("./guest/", import.meta.url);
const PACKAGE_DIR = "/lib/sandbox/_sandbox";
const GUEST_FILES = ["blocked", "console", "event_loop", "failures", "host", "results", "run", "script", "tools"];

export interface LoadedPython {
  module: PyodideModule;
  lock: ImportLock;
  devices: HostDevices;
  /** The function `run` of the guest's package. */
  run: Pointer;
}

/** An interpreter that starts from the snapshot, with the guest's own package loaded, not locked yet. */
export async function loadPython(snapshotPath: string, wheelsDir: string | undefined): Promise<LoadedPython> {
  // Pyodide asks for constants of Node's file system in a way that needs a right which this process does not have.
  Object.assign(process, { binding: () => ({ fs: fs.constants }) });
  const lock = new ImportLock();
  const python = (await lock.around(() => loadPyodide(bootOptions(snapshotPath)))) as unknown as BootingPython;
  // Thirty megabytes that nothing reads again.
  python._api.config._loadSnapshot = undefined;
  const module = python._module;
  const devices = new HostDevices(module.FS);
  const modules = wheelsDir === undefined ? { paths: [], names: [] } : installWheels(module.FS, wheelsDir);
  writePackage(module);
  python.setInterruptBuffer(new Uint8Array(1));
  python.runPython(bootCode(modules));
  devices.removePaths();
  return { module, lock, devices, run: attributeOf(module, "_sandbox.run", "run") };
}

function bootOptions(snapshotPath: string): Parameters<typeof loadPyodide>[0] & object {
  const options = {
    _loadSnapshot: fs.readFileSync(snapshotPath),
    jsglobals: Object.freeze(Object.create(null)),
    env: { HOME: "/home/pyodide" },
    stdin: () => undefined,
    stdout() {},
    stderr() {},
    _sysExecutable: "/python",
  };
  return options as Parameters<typeof loadPyodide>[0] & object;
}

function writePackage({ FS }: PyodideModule): void {
  FS.mkdirTree(PACKAGE_DIR);
  FS.writeFile(`${PACKAGE_DIR}/__init__.py`, "");
  for (const name of GUEST_FILES) FS.writeFile(`${PACKAGE_DIR}/${name}.py`, fs.readFileSync(new URL(`${name}.py`, GUEST_DIR)));
}

function bootCode({ paths, names }: { paths: string[]; names: string[] }): string {
  return [
    "import sys",
    "sys.dont_write_bytecode = True",
    `sys.path[:] = [place for place in sys.path if place] + [${JSON.stringify(PACKAGE_DIR.replace("/_sandbox", ""))}]`,
    "import _sandbox.run",
    `sys.path[:] = sys.path[:-1] + ${JSON.stringify(paths)}`,
    `_sandbox.run.boot(${JSON.stringify(names)})`,
    "del sys, _sandbox",
  ].join("\n");
}

/** A new reference, kept for good. */
function attributeOf(module: PyodideModule, moduleName: string, attribute: string): Pointer {
  const names = [moduleName, attribute].map((name) => {
    const bytes = Buffer.from(`${name}\0`);
    const at = module._malloc(bytes.length);
    module.HEAPU8.set(bytes, at);
    return at;
  });
  const found = module._PyObject_GetAttrString(module._PyImport_ImportModule(names[0] ?? 0), names[1] ?? 0);
  for (const at of names) module._free(at);
  if (found === 0) throw new Error(`The interpreter has no ${moduleName}.${attribute}.`);
  return found;
}
