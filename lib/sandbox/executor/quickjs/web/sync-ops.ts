import { CRYPTO_OPS } from "./crypto-ops.ts";
import { SyncArguments } from "./sync-arguments.ts";
import { TEXT_OPS } from "./text-ops.ts";
import { URL_OPS } from "./url-ops.ts";

type SyncOp = (args: SyncArguments) => unknown;

/** Hashes need their data whole; for everything else the guest sends longer data in pieces. */
const WHOLE_CHARS_MAX = 4 * 1024 * 1024;
const PIECE_CHARS_MAX = 1.5 * 1024 * 1024;

/** What the guest may ask at once of the process around it: computation only, within memory that a small heap has to spare. */
const OPS = new Map<string, { run: SyncOp; charsMax: number }>([
  ...bounded(URL_OPS, PIECE_CHARS_MAX),
  ...bounded(TEXT_OPS, PIECE_CHARS_MAX),
  ...bounded(CRYPTO_OPS, WHOLE_CHARS_MAX),
]);

/** Never throws: the answer is JSON, either `[value]` or `[null, name, message]` of the error to throw in the guest. */
export function runSyncOp(name: string, argument: string): string {
  try {
    const op = OPS.get(name);
    if (!op) throw new TypeError("There is no such operation.");
    if (argument.length > op.charsMax) throw new RangeError("This is too much data for one call.");
    return JSON.stringify([op.run(new SyncArguments(argument))]);
  } catch (error) {
    const { name: errorName, message } = error instanceof Error ? error : new Error("The operation failed.");
    return JSON.stringify([null, errorName, message]);
  }
}

function bounded(ops: Record<string, SyncOp>, charsMax: number): [string, { run: SyncOp; charsMax: number }][] {
  return Object.entries(ops).map(([name, run]) => [name, { run, charsMax }]);
}
