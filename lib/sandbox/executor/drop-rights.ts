/** Everything has been loaded: from here on this process may open no file and start no thread, whatever gets to run in it. */
export function dropRights(): void {
  process.permission.drop("worker");
  process.permission.drop("fs.read");
  for (const name of ["fetch", "WebSocket", "EventSource"]) Reflect.deleteProperty(globalThis, name);
  // Node's permissions do not cover signals to other processes of the same user.
  for (const name of ["kill", "_kill", "abort", "binding", "_linkedBinding", "dlopen"]) Reflect.deleteProperty(process, name);
}
