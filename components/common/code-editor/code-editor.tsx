"use client";

import { lazy, type ReactNode, useId, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { CodeLanguage } from "./code-language.ts";
import type { CodeMarker } from "./code-marker.ts";
import { EditorFooter } from "./editor-footer.tsx";
import { MonacoOrPlain } from "./monaco-or-plain.tsx";
import { PlainEditor } from "./plain-editor.tsx";
import { useEditorMode } from "./use-editor-mode.ts";

const MonacoEditor = lazy(() => import("./monaco-editor.tsx").then(({ MonacoEditor }) => ({ default: MonacoEditor })));

export interface CodeEditorProps {
  value: string;
  /** Without it the code can be read and copied only. */
  onChange?: ((value: string) => void) | undefined;
  language: CodeLanguage;
  label: string;
  readOnly?: boolean | undefined;
  /** In px; "fill" takes what the parent, a flex column, has left. */
  height?: number | "fill" | undefined;
  markers?: readonly CodeMarker[] | undefined;
  /** Further .d.ts files for JavaScript and TypeScript. */
  libs?: readonly { path: string; content: string }[] | undefined;
  /** ⌘↵ in the editor. */
  onRun?: (() => void) | undefined;
  /** Formats the code, where Monaco brings no formatter or another one is wanted. */
  onFormat?: ((code: string) => string | Promise<string>) | undefined;
  /** Beside the language, in the line below the code. */
  footer?: ReactNode;
  invalid?: boolean | undefined;
  className?: string;
}

/** Monaco in a chunk of its own, or a plain text area: on a phone, when Monaco does not load, or when somebody prefers it. */
export function CodeEditor(props: CodeEditorProps) {
  const { height = 320, className, invalid = false } = props;
  const hintId = useId();
  const { mode, choose } = useEditorMode();
  const [failed, setFailed] = useState(false);
  const [format, setFormat] = useState<() => void>();
  return (
    <div
      className={cn(
        "flex min-w-0 flex-col overflow-hidden rounded-md border bg-code focus-within:border-ring focus-within:ring-[3px] focus-within:ring-ring/30",
        invalid && "border-destructive",
        height === "fill" && "min-h-40 flex-1",
        className,
      )}
    >
      <div className={cn("relative min-h-0", height === "fill" && "flex-1")} style={height === "fill" ? undefined : { height }} dir="ltr">
        <MonacoOrPlain
          mode={mode}
          waiting={<EditorSkeleton />}
          plain={<PlainEditor {...props} onFormatReady={setFormat} />}
          onFail={() => setFailed(true)}
        >
          {/* Another language is another editor: Monaco would show again what the text was when that language was last chosen. */}
          <MonacoEditor key={props.language} {...props} hintId={hintId} onFormatReady={setFormat} />
        </MonacoOrPlain>
      </div>
      <EditorFooter
        language={props.language}
        mode={failed ? "plain" : mode}
        hintId={hintId}
        onFormat={format}
        {...(failed ? {} : { onChoose: choose })}
      >
        {props.footer}
      </EditorFooter>
    </div>
  );
}

function EditorSkeleton() {
  return (
    <div className="space-y-3 p-4" role="status" aria-label="Loading the editor">
      <Skeleton className="h-3 w-1/2" />
      <Skeleton className="h-3 w-2/3" />
      <Skeleton className="h-3 w-1/3" />
    </div>
  );
}
