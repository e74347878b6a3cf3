import type { EgressAnswer } from "#lib/egress/egress.ts";

/** A header of an answer; the first of several with this name. */
export function headerOf(headers: EgressAnswer["headers"], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
