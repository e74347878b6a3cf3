import { bootGuest, callGuest, type Guest } from "../../guest.ts";
import type { Pointer } from "../../quickjs-module.ts";
import { compileQuickJs } from "../../quickjs-module.ts";

const PENDING = 0;
const FULFILLED = 1;
const FILE_NAME = "<test>";

export type WebAnswer = { ok: true; value: unknown } | { ok: false; error: { name: string; message: string } };

export interface WebGuest {
  /** What the host calls of the code are answered with. */
  onCall: (op: string, payload: unknown) => WebAnswer;
  logs: string[];
  /** The value that an async function with this body returns, by way of JSON. What it throws is thrown here with its name and message. */
  run<T>(body: string): T;
}

/** The guest as executors boot it, with its host calls answered by the test. What one run changes, the next one sees. */
export async function bootWebGuest(): Promise<WebGuest> {
  const guest = await bootGuest(compileQuickJs());
  const calls: { id: number; op: string; payloadJson: string }[] = [];
  const web: WebGuest = { onCall: () => ({ ok: true, value: null }), logs: [], run };
  guest.record.onLog = (_level, message) => void web.logs.push(message);
  guest.record.onCall = (id, op, payloadJson) => {
    calls.push({ id, op, payloadJson });
    return undefined;
  };

  function run<T>(body: string): T {
    guest.record.resultJson = undefined;
    guest.record.failure = undefined;
    const promise = evaluate(guest, `(async () => {${body}\n})()`);
    for (;;) {
      runJobs(guest);
      const call = calls.shift();
      if (!call) break;
      const answer = web.onCall(call.op, JSON.parse(call.payloadJson));
      settle(guest, call.id, answer);
    }
    return resultOf<T>(guest, promise);
  }
  return web;
}

function evaluate(guest: Guest, code: string): Pointer {
  const { ffi, handles, memory } = guest;
  const text = memory.write(code);
  const file = memory.write(FILE_NAME);
  if (!text || !file) throw new Error("The guest has no memory left.");
  const value = ffi._QTS_Eval(handles.context, text.at, text.length, file.at, 0, 0);
  if (ffi._QTS_ResolveException(handles.context, value) !== 0) throw new Error("The code of the test does not compile.");
  ffi._free(text.at);
  return value;
}

function runJobs({ ffi, handles }: Guest): void {
  while (ffi._QTS_IsJobPending(handles.runtime) !== 0) ffi._QTS_ExecutePendingJob(handles.runtime, 1000, handles.jobContext);
}

function settle(guest: Guest, id: number, answer: WebAnswer): void {
  const { ffi, handles, memory } = guest;
  const json = memory.write(JSON.stringify(answer.ok ? answer.value : answer.error));
  if (!json) throw new Error("The guest has no memory left.");
  const number = (value: number) => ffi._QTS_NewFloat64(handles.context, value);
  callGuest(guest, handles.settle, [number(id), number(answer.ok ? 1 : 0), ffi._QTS_NewString(handles.context, json.at)]);
}

function resultOf<T>(guest: Guest, promise: Pointer): T {
  const { ffi, handles, record } = guest;
  const state = ffi._QTS_PromiseState(handles.context, promise);
  if (state === PENDING) throw new Error("The code has not come to its end.");
  callGuest(guest, state === FULFILLED ? handles.finish : handles.fail, [ffi._QTS_PromiseResult(handles.context, promise)]);
  if (record.failure) throw Object.assign(new Error(record.failure.message), { name: record.failure.name });
  return JSON.parse(record.resultJson ?? "null") as T;
}
