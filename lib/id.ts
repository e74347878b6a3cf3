import { randomUUIDv7 } from "node:crypto";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID of version 7 (RFC 9562): sorts by the time it was made. */
export function newId(): string {
  return randomUUIDv7();
}

/** What is not a UUID cannot be the id of any row. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The smallest UUID of version 7 of that millisecond: rows made before have smaller ids, so ids alone find a time. */
export function firstIdOf(time: Date): string {
  const milliseconds = time.getTime().toString(16).padStart(12, "0");
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-0000-0000-000000000000`;
}
