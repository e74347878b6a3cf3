import { type InputSignature, TYPE_NUMBER, TYPE_STRING } from "@jmespath-community/jmespath";

const REPLACED_MAX = 1_000_000;
const string = { types: [TYPE_STRING] };
const optionalString = { types: [TYPE_STRING], optional: true };

/**
 * Functions whose own form in the library takes time out of proportion: it trims by expressions that begin anew at every character, and makes
 * a list of as many numbers as there are to be replaced.
 */
export const TEXT_FUNCTIONS: Record<string, { signature: InputSignature[]; call: (args: unknown[]) => string }> = {
  trim: { signature: [string, optionalString], call: ([text, chars]) => trimmed(text, chars, true, true) },
  trim_left: { signature: [string, optionalString], call: ([text, chars]) => trimmed(text, chars, true, false) },
  trim_right: { signature: [string, optionalString], call: ([text, chars]) => trimmed(text, chars, false, true) },
  replace: {
    signature: [string, string, string, { types: [TYPE_NUMBER], optional: true }],
    call: ([text, search, by, count]) => replaced(String(text), String(search), String(by), count as number | undefined),
  },
};

function trimmed(value: unknown, chars: unknown, left: boolean, right: boolean): string {
  const text = String(value);
  const isTrimmed = typeof chars === "string" && chars !== "" ? among(chars) : isSpace;
  let start = 0;
  let end = text.length;
  while (left && start < end && isTrimmed(firstOf(text, start))) start += firstOf(text, start).length;
  while (right && start < end && isTrimmed(lastOf(text, end))) end -= lastOf(text, end).length;
  return text.slice(start, end);
}

function among(chars: string): (char: string) => boolean {
  const set = new Set(chars);
  return (char) => set.has(char);
}

function isSpace(char: string): boolean {
  return /^[\s\x85]$/.test(char);
}

function firstOf(text: string, start: number): string {
  return String.fromCodePoint(text.codePointAt(start) ?? 0);
}

function lastOf(text: string, end: number): string {
  const pair = text.slice(Math.max(0, end - 2), end);
  return (pair.codePointAt(0) ?? 0) > 0xffff ? pair : pair.slice(-1);
}

function replaced(text: string, search: string, by: string, count: number | undefined): string {
  if (count === undefined) return text.split(search).join(by);
  if (!Number.isInteger(count) || count < 0 || count > REPLACED_MAX) {
    throw new Error(`replace() takes a whole number from 0 to ${REPLACED_MAX} as its count`);
  }
  const pieces = text.split(search);
  if (count >= pieces.length - 1) return pieces.join(by);
  return [...pieces.slice(0, count), pieces.slice(count).join(search)].join(by);
}
