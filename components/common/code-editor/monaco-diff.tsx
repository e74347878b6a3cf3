"use client";

import { DiffEditor, type DiffOnMount } from "@monaco-editor/react";
import { useEffect, useMemo, useRef } from "react";
import { useMedia } from "#lib/client/use-media.ts";
import type { CodeDiffProps } from "./code-diff.tsx";
import { diffOptions } from "./editor-options.ts";
import { useMonacoLook } from "./use-monaco-look.ts";

type Mounted = Parameters<DiffOnMount>[0];

export function MonacoDiff({ original, modified, language, label, height = 360 }: CodeDiffProps) {
  const theme = useMonacoLook();
  const sideBySide = useMedia("(min-width: 48rem)") ?? true;
  const options = useMemo(() => diffOptions(label, sideBySide), [label, sideBySide]);
  const editor = useRef<Mounted>(undefined);
  useEffect(() => () => disposeModels(editor.current), []);
  return (
    <DiffEditor
      original={original}
      modified={modified}
      language={language}
      theme={theme}
      height={height}
      options={options}
      loading={null}
      keepCurrentOriginalModel
      keepCurrentModifiedModel
      onMount={(mounted) => {
        editor.current = mounted;
      }}
    />
  );
}

/** Monaco refuses to lose a model while an editor shows it, so the models go after the editor. */
function disposeModels(editor: Mounted | undefined): void {
  const models = editor?.getModel();
  setTimeout(() => {
    models?.original.dispose();
    models?.modified.dispose();
  });
}
