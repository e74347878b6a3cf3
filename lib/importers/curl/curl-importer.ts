import type { Importer } from "../importer.ts";
import { planRequest } from "../request/plan-request.ts";
import { unreadable } from "../unreadable.ts";
import { type CurlCommand, newCommand, toRequest } from "./curl-command.ts";
import { CURL_LETTERS, CURL_OPTIONS, type CurlOption } from "./curl-options.ts";
import { splitWords } from "./split-words.ts";

/** The prompt, `sudo` and variables that may stand before the command. */
const BEFORE = /^(?:(?:PS [^>\n]*>|[$%>#])\s+)?(?:(?:sudo|time|command|\w+=\S*)\s+)*/;
const COMMAND = /^(?:\S*[/\\])?curl(?:\.exe)?\s/i;
const REST_CHARS_MAX = 60;

/** A cURL command line, of whatever shell. */
export const curlImporter: Importer = {
  recognises: (text) => COMMAND.test(withoutPrompt(text)),
  read: (text) => {
    const { words, rest } = splitWords(withoutPrompt(text));
    const command = newCommand();
    readWords(command, words.slice(1));
    if (rest !== "")
      command.notes.push(
        `What follows the command was left out: ${rest.slice(0, REST_CHARS_MAX)}${rest.length > REST_CHARS_MAX ? " …" : ""}`,
      );
    return planRequest(toRequest(command, addressOf(command)));
  },
};

function withoutPrompt(text: string): string {
  return text
    .trim()
    .replace(/^```\w*\n([\s\S]*?)\n?```$/, "$1")
    .replace(BEFORE, "");
}

function readWords(command: CurlCommand, words: string[]): void {
  let at = 0;
  const next = () => words[at++];
  for (let word = next(); word !== undefined; word = next()) {
    if (word === "--next" || word === "-:") {
      command.notes.push("What follows --next was left out: one command makes one endpoint.");
      return;
    }
    if (word.startsWith("--") && word.length > 2) readLong(command, word.slice(2), next);
    else if (/^-[^-]/.test(word)) readLetters(command, word.slice(1), next);
    else if (word !== "-" && word !== "--") command.addresses.push(word);
  }
}

function readLong(command: CurlCommand, word: string, next: () => string | undefined): void {
  const at = word.indexOf("=");
  const name = at === -1 ? word : word.slice(0, at);
  const option = optionOf(name);
  if (option === undefined) command.notes.push(`--${name.slice(0, 60)} was left out: it is not known here.`);
  else apply(command, `--${name}`, option, option.takesValue && at !== -1 ? () => word.slice(at + 1) : next);
}

function optionOf(name: string): CurlOption | undefined {
  if (Object.hasOwn(CURL_OPTIONS, name)) return CURL_OPTIONS[name];
  // `--no-…` takes a flag back, which changes nothing about the request.
  const positive = name.startsWith("no-") ? name.slice(3) : "";
  return Object.hasOwn(CURL_OPTIONS, positive) ? { takesValue: false, read: () => undefined } : undefined;
}

/** Letters may stand together: `-sSLX POST`, and with their value: `-XPOST`. */
function readLetters(command: CurlCommand, letters: string, next: () => string | undefined): void {
  for (const [index, letter] of [...letters].entries()) {
    const name = CURL_LETTERS[letter];
    const option = name === undefined ? undefined : CURL_OPTIONS[name];
    if (option === undefined) command.notes.push(`-${letter} was left out: it is not known here.`);
    else {
      const attached = [...letters].slice(index + 1).join("");
      apply(command, `-${letter}`, option, attached === "" ? next : () => attached);
      if (option.takesValue) return;
    }
  }
}

function apply(command: CurlCommand, name: string, { takesValue, read }: CurlOption, next: () => string | undefined): void {
  const value = takesValue ? next() : "";
  if (value === undefined) command.notes.push(`${name} was left out: its value is missing.`);
  else read(command, value);
}

/** The value of an option that is not known stands there like an address: what has a scheme or a host is one. */
function addressOf(command: CurlCommand): string {
  const { addresses } = command;
  const chosen =
    addresses.find((word) => /^[a-z][a-z0-9+.-]*:\/\//i.test(word)) ?? addresses.find((word) => /^[^\s/]+\.[^\s/]+|^localhost/i.test(word));
  const found = chosen ?? addresses[0];
  if (found === undefined) throw unreadable("The command has no address");
  for (const other of addresses.filter((word) => word !== found)) {
    command.notes.push(`${other.slice(0, REST_CHARS_MAX)} was left out: one command makes one endpoint.`);
  }
  return found;
}
