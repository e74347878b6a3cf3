import { isBuiltin, registerHooks, syncBuiltinESMExports } from "node:module";
import os from "node:os";
import v8 from "node:v8";
import vm from "node:vm";

/** Node's permissions cover neither signals to other processes of the same user, nor who this one is, nor reports, nor code made from text by these. */
const CLOSED: [object, string[]][] = [
  [globalThis, ["fetch", "WebSocket", "EventSource"]],
  [process, ["kill", "_kill", "_debugProcess", "_debugEnd", "abort", "execve", "chdir", "umask", "loadEnvFile"]],
  [process, ["setuid", "seteuid", "setgid", "setegid", "setgroups", "initgroups"]],
  [process, ["binding", "_linkedBinding", "dlopen", "getBuiltinModule", "report"]],
  [os, ["setPriority"]],
  [v8, ["setFlagsFromString"]],
  [
    vm,
    [
      "Script",
      "SourceTextModule",
      "compileFunction",
      "createContext",
      "createScript",
      "runInContext",
      "runInNewContext",
      "runInThisContext",
    ],
  ],
];

/** Everything has been loaded: from here on this process may open no file and start no thread, whatever gets to run in it. */
export function dropRights(): void {
  process.permission.drop("worker");
  process.permission.drop("fs.read");
  // Written when the heap is full, wherever it was set to and whatever the permissions say.
  Object.assign(process.report, { reportOnFatalError: false, reportOnSignal: false, reportOnUncaughtException: false });
  for (const [owner, names] of CLOSED) for (const name of names) Reflect.deleteProperty(owner, name);
  syncBuiltinESMExports();
  // The engine asks for Node's own modules with each new instance of it.
  registerHooks({
    resolve(specifier, context, next) {
      if (!isBuiltin(specifier)) throw new Error("Nothing more is loaded in this process.");
      return next(specifier, context);
    },
  });
}
