import { useEffect, useRef } from "react";
import { useEditorMode } from "#components/common/code-editor/use-editor-mode.ts";
import type { SnippetDraft } from "../snippet-draft.ts";
import { pythonCompletions } from "../types/python-completions.ts";

/** Suggestions for Python, of which Monaco knows the words only. */
export function usePythonCompletions(draft: SnippetDraft): void {
  const { mode } = useEditorMode();
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const wanted = draft.language === "python" && mode === "monaco";
  useEffect(() => {
    if (!wanted) return;
    let registered: { dispose: () => void } | undefined;
    let isGone = false;
    const register = async () => {
      // Already there or on its way: the editor itself asks for the same chunk.
      const { registerPython } = await import("./register-python.ts");
      if (!isGone) registered = registerPython((line) => pythonCompletions(line, latest.current.parameters, latest.current.tools));
    };
    // Without Monaco there is no editor that could suggest something; the text area stands in its place and says so.
    register().catch(() => undefined);
    return () => {
      isGone = true;
      registered?.dispose();
    };
  }, [wanted]);
}
