import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/id.ts";

/** The row, or `not_found`: the same words whether it never was, was deleted, or belongs to another workspace. */
export function assertFound<T>(row: T | null | undefined, noun: string): T {
  if (row === null || row === undefined) throw notFound(noun);
  return row;
}

/** An id that could be one of our rows; what is no UUID cannot be found. */
export function assertId(id: string, noun: string): string {
  if (!isId(id)) throw notFound(noun);
  return id;
}

function notFound(noun: string): AppError {
  return new AppError("not_found", `No such ${noun}`);
}
