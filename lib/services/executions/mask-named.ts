import { REDACTED } from "#lib/redact-spellings.ts";

const NAMES =
  "password|passwd|pwd|passphrase|secret|token|api[_-]?key|authorization|(?:access|refresh|id)[_-]?token|client[_-]?secret|private[_-]?key|assertion|code[_-]?verifier";

const JSON_MEMBER = new RegExp(`("(?:${NAMES})"\\s*:\\s*)(?:"(?:\\\\.|[^"\\\\])*(?:"|$)|[^\\s,}\\]]+)`, "gi");
const FORM_FIELD = new RegExp(`((?:^|[?&])(?:${NAMES})=)[^&\\s]*`, "gi");
const XML_ELEMENT = new RegExp(`(<(?:[\\w-]+:)?(?:${NAMES})(?:\\s[^<>]*)?>)[^<]*`, "gi");
const MULTIPART_FIELD = new RegExp(`(name="(?:${NAMES})"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n)[^\\r\\n]*`, "gi");
const ANY_NAME = new RegExp(NAMES, "i");

/** The text of a body or address without the values that stand under names such as `password`, whatever it is written in. */
export function maskNamed(text: string): string {
  if (!ANY_NAME.test(text)) return text;
  return [JSON_MEMBER, FORM_FIELD, XML_ELEMENT, MULTIPART_FIELD].reduce(
    (masked, pattern) => masked.replace(pattern, (_, before: string) => before + REDACTED),
    text,
  );
}
