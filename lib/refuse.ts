import { AppError } from "./errors.ts";

/** `invalid_request` for what stands at `path`, which the message begins with. */
export function refuse(path: string, message: string): AppError {
  return new AppError("invalid_request", `${path} ${message}`, { errors: [{ path, message }] });
}
