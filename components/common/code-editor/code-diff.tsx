"use client";

import { lazy } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { CodeLanguage } from "./code-language.ts";
import { MonacoOrPlain } from "./monaco-or-plain.tsx";
import { TextDiff } from "./text-diff.tsx";
import { useEditorMode } from "./use-editor-mode.ts";

const MonacoDiff = lazy(() => import("./monaco-diff.tsx").then(({ MonacoDiff }) => ({ default: MonacoDiff })));

export interface CodeDiffProps {
  original: string;
  modified: string;
  language: CodeLanguage;
  label: string;
  /** In px. */
  height?: number;
}

/** What changed between two texts: Monaco's diff, or the changed lines as text on phones and where Monaco does not load. */
export function CodeDiff(props: CodeDiffProps) {
  const { height = 360 } = props;
  const { mode } = useEditorMode();
  return (
    <div className="min-w-0 overflow-hidden rounded-md border bg-code" style={{ height }} dir="ltr">
      <MonacoOrPlain mode={mode} waiting={<DiffSkeleton />} plain={<TextDiff {...props} />}>
        <MonacoDiff {...props} />
      </MonacoOrPlain>
    </div>
  );
}

function DiffSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-6 p-4" role="status" aria-label="Loading the comparison">
      <Skeleton className="h-3" />
      <Skeleton className="h-3" />
    </div>
  );
}
