import type { CodeLanguage } from "./code-language.ts";

/** The code formatted without Monaco; what cannot be read stays as it is. */
export async function formatPlain(
  code: string,
  language: CodeLanguage,
  onFormat: ((code: string) => string | Promise<string>) | undefined,
): Promise<string> {
  if (onFormat !== undefined) return onFormat(code);
  if (language !== "json") return code;
  try {
    return JSON.stringify(JSON.parse(code), null, 2);
  } catch {
    return code;
  }
}
