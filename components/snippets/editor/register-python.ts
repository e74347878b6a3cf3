import { monaco } from "#components/common/code-editor/monaco.ts";
import type { Completion } from "../types/python-completions.ts";

const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;

/** Asks `suggest` with the line up to the cursor. */
export function registerPython(suggest: (line: string) => readonly Completion[]): { dispose: () => void } {
  return monaco.languages.registerCompletionItemProvider("python", {
    triggerCharacters: [".", '"', "'"],
    provideCompletionItems: (model, position) => {
      const { startColumn, endColumn } = model.getWordUntilPosition(position);
      const { lineNumber } = position;
      const line = model.getLineContent(lineNumber).slice(0, position.column - 1);
      const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn, endColumn };
      const suggestions = suggest(line).map(({ label, detail, insert, documentation }) => ({
        label,
        detail,
        documentation,
        insertText: insert,
        insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
        kind: CompletionItemKind.Field,
        range,
      }));
      return { suggestions };
    },
  });
}
