import { RE2JS } from "re2js";

/** XML Schema's own shorthands (part 2, appendix F.1.1): characters of names. */
const SHORTHANDS: Record<string, string> = { i: "A-Za-z_:", c: "-._:A-Za-z0-9" };
const CHARS_MAX = 900;

/**
 * A pattern of XML Schema in the syntax of ours; undefined where it has what ours does not (subtraction, blocks of Unicode): then the service
 * checks the text, as it does anyway.
 */
export function toRe2Pattern(pattern: string): string | undefined {
  if (pattern.length > CHARS_MAX || /-\[|\\[pP]\{Is|\\[IC]/.test(pattern)) return undefined;
  let inClass = false;
  let built = "";
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    if (char === "\\") {
      const next = pattern.charAt(++index);
      const shorthand = SHORTHANDS[next];
      built += shorthand === undefined ? `\\${next}` : inClass ? shorthand : `[${shorthand}]`;
    } else {
      if (char === "[") inClass = true;
      if (char === "]") inClass = false;
      // Both are plain characters there: every pattern is anchored.
      built += !inClass && (char === "^" || char === "$") ? `\\${char}` : char;
    }
  }
  const anchored = `^(?:${built})$`;
  return isUsable(anchored) ? anchored : undefined;
}

function isUsable(pattern: string): boolean {
  try {
    RE2JS.compile(RE2JS.translateRegExp(pattern));
    return true;
  } catch {
    return false;
  }
}
