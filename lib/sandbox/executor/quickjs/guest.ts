import fs from "node:fs";
import { SANDBOX_LIMITS } from "../../limits.ts";
import { GuestMemory } from "./guest-memory.ts";
import { loadQuickJs, type Pointer, type QuickJsFfi, type QuickJsInstance } from "./quickjs-module.ts";
import { USER_FILE } from "./user-source.ts";
import { runSyncOp } from "./web/sync-ops.ts";
import { WEB_SOURCES } from "./web/web-sources.ts";

/** What the prelude reports through its one host function. */
export interface GuestFailure {
  kind: string;
  name: string;
  message: string;
  stack: string;
}

/** What the host notes while the guest runs; replaced for each run. */
export interface GuestRecord {
  /** Why the guest must stop now, asked every few thousand instructions. */
  mustStop(): "time" | "cpu" | "memory" | undefined;
  /** Why the guest was interrupted. */
  stopped: "time" | "cpu" | "memory" | undefined;
  resultJson: string | undefined;
  failure: GuestFailure | undefined;
  onLog(level: number, message: string): void;
  /** Takes a host call, or returns why it is refused. */
  onCall(call: number, op: string, payloadJson: string): string | undefined;
}

/** Addresses that stay the same for the life of the guest, and in every instance that gets its snapshot. */
interface GuestHandles {
  runtime: Pointer;
  context: Pointer;
  argv: Pointer;
  jobContext: Pointer;
  userFile: Pointer;
  preludeFile: Pointer;
  invoke: Pointer;
  settle: Pointer;
  finish: Pointer;
  fail: Pointer;
  refuseImport: Pointer;
}

/** A QuickJS world with the prelude in it, ready for one run. */
export interface Guest {
  instance: QuickJsInstance;
  ffi: QuickJsFfi;
  memory: GuestMemory;
  handles: GuestHandles;
  record: GuestRecord;
}

const OP_RESULT = 0;
const OP_FAILURE = 1;
const OP_LOG = 2;
const OP_CALL = 3;
const OP_SYNC = 4;

const PRELUDE = fs.readFileSync(new URL("./prelude.guest.js", import.meta.url), "utf8");
const PRELUDE_LIMITS = JSON.stringify({
  lines: SANDBOX_LIMITS.logLinesMax,
  characters: SANDBOX_LIMITS.logCharsMax,
  lineCharacters: SANDBOX_LIMITS.logLineCharsMax,
  messageCharacters: SANDBOX_LIMITS.errorMessageCharsMax,
  resultCharacters: SANDBOX_LIMITS.resultBytesMax,
});
/** Bounds a single allocation only, see MemoryGrowth. */
const ALLOCATION_BYTES_MAX = SANDBOX_LIMITS.memoryMbMax * 1024 * 1024;

export function emptyRecord(): GuestRecord {
  const nothing = { stopped: undefined, resultJson: undefined, failure: undefined };
  return { ...nothing, mustStop: () => undefined, onLog() {}, onCall: () => "No code is running." };
}

/** A new instance whose memory holds nothing yet; `handles` are those of the guest whose snapshot will be laid into it. */
export async function instantiateGuest(compiled: WebAssembly.Module, handles: GuestHandles): Promise<Guest> {
  const instance = await loadQuickJs(compiled);
  const guest: Guest = {
    instance,
    ffi: instance.ffi,
    memory: new GuestMemory(instance.memory, instance.ffi),
    handles,
    record: emptyRecord(),
  };
  attachCallbacks(guest);
  return guest;
}

/** A booted guest: runtime, context and prelude. */
export async function bootGuest(compiled: WebAssembly.Module): Promise<Guest> {
  const none = {
    runtime: 0,
    context: 0,
    argv: 0,
    jobContext: 0,
    userFile: 0,
    preludeFile: 0,
    invoke: 0,
    settle: 0,
    finish: 0,
    fail: 0,
    refuseImport: 0,
  };
  const guest = await instantiateGuest(compiled, none);
  const { ffi, handles } = guest;
  handles.runtime = ffi._QTS_NewRuntime();
  ffi._QTS_RuntimeSetMemoryLimit(handles.runtime, ALLOCATION_BYTES_MAX);
  ffi._QTS_RuntimeSetMaxStackSize(handles.runtime, SANDBOX_LIMITS.stackBytes);
  ffi._QTS_RuntimeEnableInterruptHandler(handles.runtime);
  ffi._QTS_RuntimeEnableModuleLoader(handles.runtime, 0);
  handles.context = ffi._QTS_NewContext(handles.runtime, 0);
  handles.argv = ffi._malloc(64);
  handles.jobContext = ffi._malloc(4);
  handles.userFile = mustWrite(guest, USER_FILE).at;
  handles.preludeFile = mustWrite(guest, "<prelude>").at;
  loadPrelude(guest);
  return guest;
}

/** Calls a guest function; undefined stands for "it threw", and the exception is the second member. */
export function callGuest(guest: Guest, callee: Pointer, args: Pointer[]): { value: Pointer; thrown: Pointer } {
  const { ffi, handles, memory } = guest;
  for (let index = 0; index < args.length; index++) memory.writeWord(handles.argv + 4 * index, args[index] ?? 0);
  const value = ffi._QTS_Call(handles.context, callee, ffi._QTS_GetUndefined(), args.length, handles.argv);
  return { value, thrown: ffi._QTS_ResolveException(handles.context, value) };
}

function loadPrelude(guest: Guest): void {
  const { ffi, handles } = guest;
  const host = ffi._QTS_NewFunction(handles.context, mustWrite(guest, "").at, 5, false, 1);
  const prelude = mustEval(guest, PRELUDE);
  const limits = mustEval(guest, `(${PRELUDE_LIMITS})`);
  const { value: api, thrown } = callGuest(guest, prelude, [host, limits]);
  if (thrown !== 0) throw new Error("The guest's prelude failed.");
  const method = (name: string) => ffi._QTS_GetProp(handles.context, api, ffi._QTS_NewString(handles.context, mustWrite(guest, name).at));
  const install = method("install");
  for (const source of WEB_SOURCES) {
    const web = mustEval(guest, source);
    if (callGuest(guest, install, [web]).thrown !== 0) throw new Error("The guest's web APIs failed.");
    // Freed, because what stays in the heap is copied for every run.
    ffi._QTS_FreeValuePointer(handles.context, web);
  }
  handles.invoke = method("invoke");
  handles.settle = method("settle");
  handles.finish = method("finish");
  handles.fail = method("fail");
  handles.refuseImport = method("refuseImport");
}

function mustEval(guest: Guest, code: string): Pointer {
  const { ffi, handles } = guest;
  const text = mustWrite(guest, code);
  const value = ffi._QTS_Eval(handles.context, text.at, text.length, handles.preludeFile, 0, 0);
  if (ffi._QTS_ResolveException(handles.context, value) !== 0) throw new Error("The guest's prelude does not compile.");
  ffi._free(text.at);
  return value;
}

function mustWrite(guest: Guest, text: string): { at: Pointer; length: number } {
  const written = guest.memory.write(text);
  if (!written) throw new Error("The guest has no memory to start with.");
  return written;
}

function attachCallbacks(guest: Guest): void {
  const { ffi, memory } = guest;
  const argument = (argv: Pointer, index: number) => ffi._QTS_ArgvGetJSValueConstPointer(argv, index);
  const text = (argv: Pointer, index: number) => {
    const at = ffi._QTS_GetString(guest.handles.context, argument(argv, index));
    if (at === 0) return undefined;
    const read = memory.readText(at);
    ffi._QTS_FreeCString(guest.handles.context, at);
    return read;
  };
  const answer = (reply: string | undefined) => {
    const written = reply === undefined ? undefined : memory.write(reply);
    if (!written) return 0;
    const value = ffi._QTS_NewString(guest.handles.context, written.at);
    ffi._free(written.at);
    return value;
  };
  ffi.callbacks = {
    callFunction(_asyncify, context, _self, _argc, argv) {
      const { record } = guest;
      const op = ffi._QTS_GetFloat64(context, argument(argv, 0));
      if (op === OP_RESULT) record.resultJson = text(argv, 1);
      if (op === OP_FAILURE) {
        record.failure = { kind: text(argv, 1) ?? "", name: text(argv, 2) ?? "", message: text(argv, 3) ?? "", stack: text(argv, 4) ?? "" };
      }
      if (op === OP_LOG) record.onLog(ffi._QTS_GetFloat64(context, argument(argv, 1)), text(argv, 2) ?? "");
      if (op === OP_CALL) {
        return answer(record.onCall(ffi._QTS_GetFloat64(context, argument(argv, 1)), text(argv, 2) ?? "", text(argv, 3) ?? ""));
      }
      if (op === OP_SYNC) return answer(runSyncOp(text(argv, 1) ?? "", text(argv, 2) ?? ""));
      return 0;
    },
    shouldInterrupt() {
      const reason = guest.record.mustStop();
      guest.record.stopped ??= reason;
      return reason === undefined ? 0 : 1;
    },
    loadModuleSource() {
      // Leaves the prelude's exception pending, which is what import() then rejects with.
      ffi._QTS_Call(guest.handles.context, guest.handles.refuseImport, ffi._QTS_GetUndefined(), 0, guest.handles.argv);
      return 0;
    },
    normalizeModule: () => 0,
    freeHostRef() {},
  };
}
