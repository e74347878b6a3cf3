import type { CurlCommand } from "./curl-command.ts";

/** A value of -d or --data-binary: text, or `@file`. */
export function addData(command: CurlCommand, value: string): void {
  if (value.startsWith("@")) command.file = value.slice(1);
  else command.data.push(value);
}

/** `content`, `=content`, `name=content`, `@file` or `name@file`. */
export function addUrlEncoded(command: CurlCommand, value: string): void {
  const [, name = "", sign, content = ""] = /^([^=@]*)([=@])([\s\S]*)$/.exec(value) ?? [];
  if (sign === "@") {
    command.notes.push(`The content of the file ${content} is given with each call: files of your machine are not read.`);
    if (name !== "") command.data.push(`${name}=`);
  } else if (sign === undefined) command.data.push(encodeURIComponent(value));
  else command.data.push(`${name === "" ? "" : `${name}=`}${encodeURIComponent(content)}`);
}

/** `name=content`, `name=@file`, `name=<file`, the latter two with `;type=…` and `;filename=…`. */
export function addPart(command: CurlCommand, value: string, mayBeFile: boolean): void {
  const at = value.indexOf("=");
  if (at < 1) {
    command.notes.push("A part of the form without a name was left out.");
    return;
  }
  const name = value.slice(0, at);
  const content = value.slice(at + 1);
  if (mayBeFile && /^[@<]/.test(content)) command.parts.push({ name, value: null });
  else command.parts.push({ name, value: mayBeFile ? content.replace(/;type=[\w./+-]+$/, "").replace(/^"(.*)"$/s, "$1") : content });
}
