import { readLines } from "./read-lines.ts";

/** `name<separator>value` lines as an object; a line without a separator is a name with an empty value. */
export function readPairs(text: string, separator: string): Record<string, string> {
  const lines = readLines(text).map((line) => {
    const at = line.indexOf(separator);
    return at === -1 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + separator.length).trim()];
  });
  return Object.fromEntries(lines) as Record<string, string>;
}
