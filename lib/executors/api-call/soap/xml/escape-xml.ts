const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };
const IN_ATTRIBUTES: Record<string, string> = { ...ESCAPES, "\n": "&#10;", "\t": "&#9;" };

/** A carriage return would be read as a line feed (XML 1.0, section 2.11). */
export function escapeText(text: string): string {
  return text.replace(/[&<>"\r]/g, (found) => ESCAPES[found] ?? found);
}

/** Line feeds and tabs would be read as spaces (XML 1.0, section 3.3.3). */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (found) => IN_ATTRIBUTES[found] ?? found);
}

/** XML 1.0, section 2.2: no control characters besides tab and line breaks, no halves of surrogate pairs. */
export function isXmlText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find.
  return text.isWellFormed() && !/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text);
}
