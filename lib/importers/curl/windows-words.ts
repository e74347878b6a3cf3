import { goesOn, unterminated, type Words } from "./split-words.ts";

interface Rules {
  /** Reads from an opening quote; what it holds and where it ends. */
  quoted: (text: string, at: number) => { text: string; end: number } | undefined;
  escaping: string;
}

/** Words as programs on Windows read their command line. */
export function cmdWords(text: string): Words {
  return split(text, { quoted: argumentQuoted, escaping: "" });
}

export function powershellWords(text: string): Words {
  return split(text, { quoted: powershellQuoted, escaping: "`" });
}

function split(text: string, { quoted, escaping }: Rules): Words {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  const close = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const part = quoted(text, at);
    const isEscape = escaping !== "" && character === escaping;
    if (part !== undefined) {
      word = (word ?? "") + part.text;
      at = part.end;
    } else if (isEscape && !/^`[ \t]*\n/.test(text.slice(at, at + 200))) {
      word = (word ?? "") + text.charAt(at + 1);
      at += 2;
    } else if (isEscape || /[ \t]/.test(character) || (character === "\n" && isJoined(text, at, escaping))) {
      close();
      at += 1;
    } else if (/[\n|;]/.test(character)) break;
    else {
      word = (word ?? "") + character;
      at += 1;
    }
  }
  close();
  return { words, rest: text.slice(at).trim() };
}

function isJoined(text: string, at: number, escaping: string): boolean {
  const before = text.slice(Math.max(0, at - 200), at).trimEnd();
  return (escaping !== "" && before.endsWith(escaping)) || goesOn(text.slice(at + 1, at + 300));
}

/** Within quotes `\"` and `""` are a quote; a backslash before anything else is itself. */
function argumentQuoted(text: string, start: number) {
  if (text.startsWith('\\"', start)) return { text: '"', end: start + 2 };
  if (text.charAt(start) !== '"') return undefined;
  const parts: string[] = [];
  for (let at = start + 1; at < text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (pair === '\\"' || pair === '""' || pair === "\\\\") {
      parts.push(pair.charAt(1));
      at += 1;
    } else if (text.charAt(at) === '"') return { text: parts.join(""), end: at + 1 };
    else parts.push(text.charAt(at));
  }
  return unterminated('"');
}

const BACKTICKS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

function powershellQuoted(text: string, start: number) {
  const quote = text.charAt(start);
  if (quote !== "'" && quote !== '"') return undefined;
  const parts: string[] = [];
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === quote && next !== quote) return { text: unescapeNative(parts.join("")), end: at + 1 };
    if (character === quote) at += 1;
    if (character !== "`" || quote === "'") parts.push(character);
    else {
      parts.push(BACKTICKS[next] ?? next);
      at += 1;
    }
  }
  return unterminated(quote);
}

/** PowerShell hands quotes to programs only behind a backslash, so people write one. */
function unescapeNative(text: string): string {
  return text.replaceAll('\\"', '"');
}
