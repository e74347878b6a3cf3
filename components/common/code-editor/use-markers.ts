import type { OnMount } from "@monaco-editor/react";
import { useEffect } from "react";
import type { CodeMarker } from "./code-marker.ts";
import { monaco } from "./monaco.ts";

const OWNER = "studio";
const SEVERITY = { error: monaco.MarkerSeverity.Error, warning: monaco.MarkerSeverity.Warning, info: monaco.MarkerSeverity.Info };

/** Underlines the lines that something has to be said about, and brings the first into view. */
export function useMarkers(editor: Parameters<OnMount>[0] | undefined, markers: readonly CodeMarker[] = []): void {
  const key = JSON.stringify(markers);
  useEffect(() => {
    const model = editor?.getModel();
    if (editor === undefined || model === null || model === undefined) return;
    const parsed = JSON.parse(key) as CodeMarker[];
    const placed = parsed.map(({ line, column, message, severity = "error" }) => {
      const lineNumber = Math.min(Math.max(1, line), model.getLineCount());
      return {
        severity: SEVERITY[severity],
        message,
        startLineNumber: lineNumber,
        startColumn: column ?? model.getLineFirstNonWhitespaceColumn(lineNumber),
        endLineNumber: lineNumber,
        endColumn: model.getLineMaxColumn(lineNumber),
      };
    });
    monaco.editor.setModelMarkers(model, OWNER, placed);
    const first = placed[0];
    if (first !== undefined) editor.revealLineInCenterIfOutsideViewport(first.startLineNumber);
  }, [editor, key]);
}
