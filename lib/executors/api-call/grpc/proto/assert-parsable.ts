/** The parser goes through all fields of a message for each further one, which bounds the sum of their squares. */
const WORK_MAX = 10_000_000;

/** Refuses a .proto file whose parsing could hold up the server. Throws an Error that may be shown. */
export function assertParsable(source: string): void {
  let work = 0;
  /** Statements in each block that is open, the file itself first. */
  const counts = [0];
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '"' || char === "'") at = endOfText(source, at, char);
    else if (char === "/") at = endOfComment(source, at);
    else if (char === "{") counts.push(0);
    else if (char === "}") work += (counts.pop() ?? 0) ** 2;
    else if (char === ";") counts.push((counts.pop() ?? 0) + 1);
    if (work > WORK_MAX) throw new Error("it has too many fields in one message");
  }
  if (counts.some((count) => count ** 2 > WORK_MAX)) throw new Error("it has too many fields in one message");
}

function endOfText(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === quote || source[at] === "\n") return at;
  }
  return source.length;
}

function endOfComment(source: string, start: number): number {
  const kind = source[start + 1];
  if (kind !== "/" && kind !== "*") return start;
  const end = kind === "/" ? source.indexOf("\n", start) : source.indexOf("*/", start + 2);
  if (end === -1) return source.length;
  return kind === "/" ? end : end + 1;
}
