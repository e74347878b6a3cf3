import { STATUS_CODES } from "node:http";

/** The usual words for a status code; empty for one that nobody knows. */
export function statusText(status: number): string {
  return STATUS_CODES[status] ?? "";
}
