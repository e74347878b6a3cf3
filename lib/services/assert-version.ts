import { AppError } from "#lib/errors.ts";

/** Refuses an update that was made from another version than the current one, so that nobody's change is lost. */
export function assertVersion(expected: number | undefined, current: number): void {
  if (expected === undefined || expected === current) return;
  throw new AppError("conflict", `Version ${expected} is not the current one any more; read version ${current} and try again`, {
    errors: [{ path: "version", message: `is ${current} by now` }],
  });
}

/** The guarded update of a version that was read a moment ago touched no row: somebody else was faster. */
export function assertUpdated({ count }: { count: number }): void {
  if (count === 0)
    throw new AppError("conflict", "Somebody else changed it at the same time; read it again and retry", { retryable: true });
}
