import type { AnswerHead } from "#lib/egress/answer-head.ts";

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The Location of a redirect; undefined for any other answer. */
export function redirectTarget({ status, headers: { location } }: AnswerHead): string | undefined {
  if (!REDIRECTS.has(status)) return undefined;
  return Array.isArray(location) ? location[0] : location;
}
