import type { OnMount } from "@monaco-editor/react";
import { useEffect, useRef } from "react";

type CodeEditor = Parameters<OnMount>[0];

/**
 * Keeps the model and the parent's value in step. Only a value that did not come from here replaces the text, so that a parent that
 * answers late never takes back what was typed meanwhile, nor moves the cursor. Returns what the editor calls at each change.
 */
export function useModelValue(editor: CodeEditor | undefined, value: string, onChange: ((value: string) => void) | undefined) {
  // What was typed and has not come back from the parent yet, oldest first.
  const sent = useRef<string[]>([]);
  useEffect(() => {
    const returned = sent.current.indexOf(value);
    if (returned !== -1) {
      sent.current.splice(0, returned + 1);
      return;
    }
    const model = editor?.getModel();
    if (model === null || model === undefined || model.getValue() === value) return;
    sent.current = [];
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
  }, [editor, value]);
  return (next: string) => {
    if (next === value || onChange === undefined) return;
    sent.current.push(next);
    onChange(next);
  };
}
