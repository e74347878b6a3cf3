import type { OnMount } from "@monaco-editor/react";
import { useEffect, useRef } from "react";
import type { CodeEditorProps } from "./code-editor.tsx";
import { CODE_LANGUAGES } from "./code-language.ts";
import { monaco } from "./monaco.ts";

type CodeEditor = Parameters<OnMount>[0];
type Props = CodeEditorProps & { onFormatReady: (format: (() => () => void) | undefined) => void };

/** ⌘↵ and the format button. */
export function useEditorActions(editor: CodeEditor | undefined, props: Props, readOnly: boolean): void {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { language, onFormatReady } = props;
  const runs = props.onRun !== undefined;
  useEffect(() => {
    if (editor === undefined || !runs) return;
    const action = editor.addAction({
      id: "studio.run",
      label: "Run",
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      run: () => latest.current.onRun?.(),
    });
    return () => action.dispose();
  }, [editor, runs]);
  const canFormat = !readOnly && (CODE_LANGUAGES[language].formats || props.onFormat !== undefined);
  useEffect(() => {
    if (editor === undefined || !canFormat) return;
    onFormatReady(() => () => void format(editor, latest.current.onFormat));
    return () => onFormatReady(undefined);
  }, [editor, canFormat, onFormatReady]);
}

async function format(editor: CodeEditor, own: CodeEditorProps["onFormat"]): Promise<void> {
  if (own === undefined) return editor.getAction("editor.action.formatDocument")?.run();
  const model = editor.getModel();
  if (model === null) return;
  const code = model.getValue();
  const formatted = await own(code);
  if (formatted === code || model.isDisposed() || model.getValue() !== code) return;
  editor.pushUndoStop();
  editor.executeEdits("format", [{ range: model.getFullModelRange(), text: formatted }]);
  editor.pushUndoStop();
}
