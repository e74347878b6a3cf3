import { AppError } from "#lib/errors.ts";

/** Why a pasted text cannot be used, in words for whoever pasted it. */
export function unreadable(message: string): AppError {
  return new AppError("invalid_request", message, { errors: [{ path: "text", message }] });
}
