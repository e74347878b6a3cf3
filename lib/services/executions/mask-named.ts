import { REDACTED } from "#lib/redact-spellings.ts";

const NAMES =
  "password|passwd|pwd|passphrase|secret|token|api[_-]?key|authorization|(?:access|refresh|id)[_-]?token|client[_-]?secret|private[_-]?key|(?:access|account|auth|functions|shared|subscription)[_-]?key|signature|(?:client[_-]?)?assertion|code[_-]?verifier";
/** Short names that are common ones outside of addresses and forms. */
const FORM_NAMES = `${NAMES}|key|sig`;

const JSON_MEMBER = new RegExp(`("(?:${NAMES})"\\s*:\\s*)(?:"(?:\\\\.|[^"\\\\])*(?:"|$)|[^\\s,}\\]]+)`, "gi");
const FORM_FIELD = new RegExp(`((?:^|[?&])(?:${FORM_NAMES})=)[^&\\s]*`, "gi");
const XML_ELEMENT = new RegExp(`(<(?:[\\w-]+:)?(?:${NAMES})(?:\\s[^<>]*)?>)[^<]*`, "gi");
const MULTIPART_FIELD = new RegExp(`(name="(?:${NAMES})"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n)[^\\r\\n]*`, "gi");
/** JSON in a text of JSON, whose quotes are escaped, perhaps more than once: the value ends with the next quote that is escaped as often. */
const INNER_MEMBER = new RegExp(
  `((?<!\\\\)(\\\\{1,15})"(?:${NAMES})\\2"\\s*:\\s*)(?:\\2"[\\s\\S]*?(?:(?<!\\\\)\\2"|$)|[^\\s,}\\]\\\\]+)`,
  "gi",
);
const ANY_NAME = new RegExp(`${NAMES}|(?:^|[?&])(?:${FORM_NAMES})=`, "i");

/** The text of a body or address without the values that stand under names such as `password`, whatever it is written in. */
export function maskNamed(text: string): string {
  if (!ANY_NAME.test(text)) return text;
  return [JSON_MEMBER, INNER_MEMBER, FORM_FIELD, XML_ELEMENT, MULTIPART_FIELD].reduce(
    (masked, pattern) => masked.replace(pattern, (_, before: string) => before + REDACTED),
    text,
  );
}
