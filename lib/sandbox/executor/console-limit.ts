import type { LogLevel } from "../protocol.ts";
import type { RunLimits } from "../types.ts";

type Write = (level: LogLevel, message: string) => void;
/** False once the console takes nothing more. */
type LimitedWrite = (level: LogLevel, message: string) => boolean;

/** Passes lines on until a run's console is full, then says so once. */
export function limitConsole({ logLinesMax, logBytesMax }: Pick<RunLimits, "logLinesMax" | "logBytesMax">, write: Write): LimitedWrite {
  let lines = 0;
  let bytes = 0;
  let full = false;
  return (level, message) => {
    if (full) return false;
    lines += 1;
    bytes += message.length * 3 > logBytesMax - bytes ? Buffer.byteLength(message) : message.length;
    full = lines > logLinesMax || bytes > logBytesMax;
    if (full) write("warn", "The console is full: what follows is not recorded.");
    else write(level, message);
    return !full;
  };
}
