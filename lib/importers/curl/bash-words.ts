import { goesOn, unterminated, type Words } from "./split-words.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const ESCAPE = /^(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([\s\S]))/;

interface Part {
  text: string;
  end: number;
}

/** Words by the quoting rules of POSIX shells and bash. Nothing is expanded: `$NAME` stays as it is written. */
export function bashWords(text: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  const close = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const part = quoted(text, at) ?? escaped(text, at) ?? standIn(text, at);
    if (part !== undefined) {
      word = (word ?? "") + part.text;
      at = part.end;
    } else if (/[ \t]/.test(character) || isContinued(text, at)) {
      close();
      at += 1;
    } else if (character === "#" && word === undefined) {
      at = lineEnd(text, at);
    } else if (/[\n;|<>()]/.test(character) || (character === "&" && !isInAddress(word, text.charAt(at + 1)))) {
      break;
    } else {
      word = (word ?? "") + character;
      at += 1;
    }
  }
  close();
  return { words, rest: text.slice(at).trim() };
}

function quoted(text: string, at: number): Part | undefined {
  const opening = /^\$?(['"])/.exec(text.slice(at, at + 2));
  const quote = opening?.[1];
  if (quote === undefined) return undefined;
  const isAnsi = opening?.[0] === "$'";
  const start = at + (opening?.[0].length ?? 1);
  return quote === '"' ? doubleQuoted(text, start) : isAnsi ? ansiQuoted(text, start) : singleQuoted(text, start);
}

function singleQuoted(text: string, start: number): Part {
  const end = text.indexOf("'", start);
  return end === -1 ? unterminated("'") : { text: text.slice(start, end), end: end + 1 };
}

function doubleQuoted(text: string, start: number): Part {
  const parts: string[] = [];
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '"') return { text: parts.join(""), end: at + 1 };
    if (character !== "\\" || !/["\\$`\n]/.test(next)) parts.push(character);
    else {
      if (next !== "\n") parts.push(next);
      at += 1;
    }
  }
  return unterminated('"');
}

function ansiQuoted(text: string, start: number): Part {
  const parts: string[] = [];
  for (let at = start; at < text.length; ) {
    const character = text.charAt(at);
    if (character === "'") return { text: parts.join(""), end: at + 1 };
    const [whole = "", octal, hex, short, long, letter] = character === "\\" ? (ESCAPE.exec(text.slice(at + 1, at + 10)) ?? []) : [];
    if (whole === "") parts.push(character);
    else if (letter !== undefined) parts.push(ESCAPES[letter] ?? letter);
    else parts.push(codePoint(octal === undefined ? Number.parseInt(hex ?? short ?? long ?? "0", 16) : Number.parseInt(octal, 8)));
    at += 1 + whole.length;
  }
  return unterminated("'");
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** A backslash before a line break, blanks between them included, joins the lines. */
function escaped(text: string, at: number): Part | undefined {
  if (text.charAt(at) !== "\\") return undefined;
  const joined = /^\\[ \t]*(?:\n|$)/.exec(text.slice(at, at + 200));
  if (joined !== null) return undefined;
  return { text: text.charAt(at + 1), end: at + 2 };
}

function isContinued(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character === "\\") return true;
  if (character !== "\n") return false;
  return /\\[ \t]*$/.test(text.slice(Math.max(0, at - 200), at)) || goesOn(text.slice(at + 1, at + 300));
}

/** `<id>` in an address stands for something; elsewhere it would be a redirection. */
function standIn(text: string, at: number): Part | undefined {
  const found = /^<[A-Za-z][\w -]{0,60}>/.exec(text.slice(at, at + 64));
  return found === null ? undefined : { text: found[0], end: at + found[0].length };
}

/** Addresses are pasted without quotes although bash would end the command at their first `&`. */
function isInAddress(word: string | undefined, next: string): boolean {
  return word?.includes("?") === true && /[^\s&]/.test(next);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
