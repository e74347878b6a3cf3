/** The text without this character at its end. An expression such as `/=+$/` begins anew at each of them, wherever they stand. */
export function withoutTrailing(text: string, char: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === char) end--;
  return text.slice(0, end);
}
