"use client";

import { Plus, Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";

export type EditorView = "list" | "schema";

interface Props {
  view: EditorView;
  onView: (view: EditorView) => void;
  count: number;
  onAdd?: () => void;
  undo?: (() => void) | undefined;
  redo?: (() => void) | undefined;
}

const VIEWS: Record<EditorView, string> = { list: "List", schema: "JSON Schema" };

/** Above the tree: add, undo, and on narrow screens which of the two is seen. */
export function EditorBar({ view, onView, count, onAdd, undo, redo }: Props) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-1 gap-y-2 pb-2">
      <fieldset aria-label="Shown as" className="me-2 inline-flex rounded-lg bg-muted p-0.5 @4xl:hidden">
        {(["list", "schema"] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => onView(name)}
            className={cn(
              "h-7 rounded-md px-2.5 text-xs font-medium outline-none focus-visible:ring-2 focus-visible:ring-ring",
              view === name ? "bg-background shadow-sm" : "text-muted-foreground",
            )}
          >
            {VIEWS[name]}
          </button>
        ))}
      </fieldset>
      <p className="me-auto text-xs text-muted-foreground @max-4xl:sr-only">{count === 1 ? "1 parameter" : `${count} parameters`}</p>
      {undo !== undefined || redo !== undefined || onAdd !== undefined ? (
        <span className="ms-auto flex items-center gap-1">
          <Step label="Undo" icon={<Undo2 aria-hidden="true" />} run={undo} />
          <Step label="Redo" icon={<Redo2 aria-hidden="true" />} run={redo} />
          {onAdd !== undefined && (
            <Button type="button" variant="outline" size="sm" className="ms-1 h-7" onClick={onAdd}>
              <Plus aria-hidden="true" />
              Add parameter
            </Button>
          )}
        </span>
      ) : null}
    </div>
  );
}

/** Not disabled as an attribute: focus stays on the button when the last step is taken back. */
function Step({ label, icon, run }: { label: string; icon: ReactNode; run: (() => void) | undefined }) {
  return (
    <Button
      type="button"
      variant="ghost"
      size="icon-sm"
      className="size-7 aria-disabled:opacity-40"
      aria-label={label}
      aria-disabled={run === undefined}
      onClick={() => run?.()}
    >
      {icon}
    </Button>
  );
}
