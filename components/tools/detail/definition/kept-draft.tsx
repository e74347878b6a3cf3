"use client";

import { Button } from "#components/ui/button.tsx";
import type { ToolDraftState } from "./use-tool-draft.ts";

/** What an earlier visit in this tab left unsaved. */
export function KeptDraftNote({ state: { kept, opened, takeKept, dropKept } }: { state: ToolDraftState }) {
  if (kept === undefined) return null;
  const isOlder = kept.version !== opened.version;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-primary/30 bg-tint p-3 text-sm"
    >
      <p className="min-w-0 text-pretty">
        You left changes unsaved here{isOlder && `, made to version ${kept.version}; it is version ${opened.version} by now`}.
      </p>
      <span className="flex gap-2">
        <Button type="button" size="sm" onClick={takeKept}>
          Go on with them
        </Button>
        <Button type="button" size="sm" variant="outline" onClick={dropKept}>
          Discard them
        </Button>
      </span>
    </div>
  );
}
