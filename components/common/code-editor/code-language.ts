export type CodeLanguage = "javascript" | "typescript" | "python" | "json" | "graphql" | "xml" | "sql" | "plaintext";

interface LanguageFacts {
  label: string;
  extension: string;
  /** Whether Monaco brings a formatter for it. */
  formats: boolean;
}

export const CODE_LANGUAGES: Readonly<Record<CodeLanguage, LanguageFacts>> = {
  javascript: { label: "JavaScript", extension: "js", formats: true },
  typescript: { label: "TypeScript", extension: "ts", formats: true },
  python: { label: "Python", extension: "py", formats: false },
  json: { label: "JSON", extension: "json", formats: true },
  graphql: { label: "GraphQL", extension: "graphql", formats: false },
  xml: { label: "XML", extension: "xml", formats: false },
  sql: { label: "SQL", extension: "sql", formats: false },
  plaintext: { label: "Text", extension: "txt", formats: false },
};
