/**
 * What cmd.exe hands on: outside of its quotes a caret takes the next character as it is, and joins lines. Browsers write a line break
 * within a value as a caret and two line breaks.
 */
export function undoCmdCarets(text: string): string {
  const parts: string[] = [];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    if (character !== "^" || isQuoted) {
      parts.push(character);
      continue;
    }
    const joined = /^\^[ \t]*\n(\n?)/.exec(text.slice(at, at + 100));
    parts.push(joined === null ? text.charAt(at + 1) : joined[1] === "\n" ? "\n" : " ");
    at += joined === null ? 1 : joined[0].length - 1;
  }
  return parts.join("");
}
