"use client";

import { Editor, type OnMount } from "@monaco-editor/react";
import { useId, useMemo, useState } from "react";
import type { CodeEditorProps } from "./code-editor.tsx";
import { CODE_LANGUAGES } from "./code-language.ts";
import { editorOptions, indentOf } from "./editor-options.ts";
import { useEditorActions } from "./use-editor-actions.ts";
import { useExtraLibs } from "./use-extra-libs.ts";
import { useMarkers } from "./use-markers.ts";
import { useModelValue } from "./use-model-value.ts";
import { useMonacoLook } from "./use-monaco-look.ts";

type CodeEditor = Parameters<OnMount>[0];
type Props = CodeEditorProps & { hintId: string; onFormatReady: (format: (() => () => void) | undefined) => void };

export function MonacoEditor(props: Props) {
  const { value, onChange, language, label, readOnly = onChange === undefined, markers, libs, hintId } = props;
  const [editor, setEditor] = useState<CodeEditor>();
  const path = `inmemory://code/${useId().replaceAll(/\W/g, "")}.${CODE_LANGUAGES[language].extension}`;
  const theme = useMonacoLook();
  const options = useMemo(() => editorOptions(language, label, readOnly), [language, label, readOnly]);
  const onModelChange = useModelValue(editor, value, onChange);
  useMarkers(editor, markers);
  useExtraLibs(libs);
  useEditorActions(editor, props, readOnly);
  const onMount: OnMount = (mounted) => {
    mounted.getDomNode()?.querySelector("textarea")?.setAttribute("aria-describedby", hintId);
    mounted.getModel()?.updateOptions({ tabSize: indentOf(language), insertSpaces: true });
    setEditor(mounted);
  };
  return (
    <Editor
      defaultValue={value}
      language={language}
      path={path}
      theme={theme}
      onChange={(next) => onModelChange(next ?? "")}
      onMount={onMount}
      loading={null}
      options={options}
    />
  );
}
