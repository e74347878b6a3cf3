import type { DiffEditorProps, EditorProps } from "@monaco-editor/react";
import type { CodeLanguage } from "./code-language.ts";

type Options = NonNullable<EditorProps["options"]>;

const WRAPPED: ReadonlySet<CodeLanguage> = new Set(["json", "plaintext", "xml"]);

export const FONT = '"JetBrains Mono Variable"';

const BASE: Options = {
  fontFamily: `${FONT}, ui-monospace, Menlo, Consolas, monospace`,
  fontLigatures: false,
  fontSize: 13,
  lineHeight: 20,
  padding: { top: 12, bottom: 12 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 8,
  minimap: { enabled: false },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  stickyScroll: { enabled: false },
  bracketPairColorization: { enabled: false },
  renderLineHighlight: "line",
  renderLineHighlightOnlyWhenFocus: true,
  // The page scrolls on when the code is at its end.
  scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  // Suggestions may be larger than the editor, whose corners are clipped.
  fixedOverflowWidgets: true,
  automaticLayout: true,
  // A text area is what screen readers and tests know best.
  editContext: false,
  quickSuggestions: { other: true, strings: true, comments: false },
  wordBasedSuggestions: "currentDocument",
};

export const indentOf = (language: CodeLanguage): number => (language === "python" ? 4 : 2);

/** How our editors differ from Monaco's own choice. */
export function editorOptions(language: CodeLanguage, label: string, readOnly: boolean): Options {
  return {
    ...BASE,
    ariaLabel: label,
    readOnly,
    domReadOnly: readOnly,
    detectIndentation: false,
    tabSize: indentOf(language),
    wordWrap: WRAPPED.has(language) ? "on" : "off",
  };
}

export function diffOptions(label: string, sideBySide: boolean): NonNullable<DiffEditorProps["options"]> {
  return {
    ...BASE,
    originalAriaLabel: `${label}: before`,
    modifiedAriaLabel: `${label}: after`,
    readOnly: true,
    domReadOnly: true,
    renderSideBySide: sideBySide,
    useInlineViewWhenSpaceIsLimited: true,
    renderOverviewRuler: false,
    hideUnchangedRegions: { enabled: true },
  };
}
