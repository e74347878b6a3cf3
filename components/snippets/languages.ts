import type { Language } from "#lib/contracts/snippets.ts";

/** How each language is shown. */
export const LANGUAGES: Readonly<Record<Language, { label: string; mark: string }>> = {
  javascript: { label: "JavaScript", mark: "JS" },
  typescript: { label: "TypeScript", mark: "TS" },
  python: { label: "Python", mark: "Py" },
};

export const LANGUAGE_NAMES = Object.fromEntries(Object.entries(LANGUAGES).map(([name, { label }]) => [name, label])) as Record<
  Language,
  string
>;
