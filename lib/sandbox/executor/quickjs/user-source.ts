/** The file name that user code carries in stack traces. */
export const USER_FILE = "snippet.js";

const METHOD_PREFIX = "({async main(params){";

export interface Place {
  line: number;
  column: number;
}

/** Code as its author wrote it and as the engine runs it. Lines and columns count from 1. */
export interface UserSource {
  code: string;
  script: string;
  /** A place of the script in the author's own text. */
  toCode(place: Place): Place;
}

export function javascriptSource(code: string): UserSource {
  return { code, script: code, toCode: (place) => place };
}

/** The code as the body of the one method of an object: `holder.main(params)`. It stays on its own lines. */
export function asMethod(code: string): string {
  return `${METHOD_PREFIX}${code}\n}})`;
}

/**
 * The same body in a second wrapper, which is only parsed. Code that closes its wrapper early must go on with `,` or `}` after a method,
 * and with the start of a statement after a declaration; nothing is both, so code that parses in the two is one function body.
 */
export function asDeclaration(code: string): string {
  return `async function main(params){${code}\n}`;
}

/** A column of the first line, as the engine counts it, in the user's own text. */
export function userColumn(line: number, column: number): number {
  return line === 1 ? Math.max(1, column - METHOD_PREFIX.length) : column;
}
