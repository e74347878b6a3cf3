import { pythonSandbox } from "#lib/executors/python-sandbox.ts";
import { pythonKind } from "#lib/sandbox/broker/python-kind.ts";

/** Makes what Python starts from, unless it is there: then the first code in Python need not wait for it. */
export async function preparePython(): Promise<void> {
  await pythonKind(pythonSandbox());
}
