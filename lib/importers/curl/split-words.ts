import { unreadable } from "../unreadable.ts";
import { bashWords } from "./bash-words.ts";
import { undoCmdCarets } from "./undo-cmd-carets.ts";
import { cmdWords, powershellWords } from "./windows-words.ts";

/** The words of one command. */
export interface Words {
  words: string[];
  /** What followed the command: a pipe, another command. */
  rest: string;
}

/** A command as a shell would see it, in the quotes of bash, cmd or PowerShell, whichever it was written for. */
export function splitWords(text: string): Words {
  const command = text.replaceAll("\r\n", "\n").trim();
  if (/\^"|\^[ \t]*\n/.test(command)) return cmdWords(undoCmdCarets(command));
  if (/`[ \t]*\n/.test(command) || /`"/.test(command)) return powershellWords(command);
  return bashWords(command);
}

export function unterminated(quote: string): never {
  throw unreadable(`A quote (${quote}) is not closed: copy the whole command`);
}

/** Whether what follows a line break still belongs to the command: people copy lines without their backslashes. */
export function goesOn(following: string): boolean {
  return /^\s*(?:-[A-Za-z#:]|--\w|['"]?https?:\/\/)/.test(following);
}
