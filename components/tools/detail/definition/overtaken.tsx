"use client";

import { GitMerge } from "lucide-react";
import { useState } from "react";
import { ChangeList } from "#components/common/versions/change-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { changesBetween, DRAFT_FIELDS, type DraftField, FIELD_LABELS, isSame, type ToolDraft, written } from "./tool-draft.ts";
import type { ToolDraftState } from "./use-tool-draft.ts";

type Side = "mine" | "theirs";

/** Somebody else saved a newer version while this one was edited: what they changed, and what becomes of both. */
export function Overtaken({ state: { opened, present, draft, rebase } }: { state: ToolDraftState }) {
  const [sides, setSides] = useState<Partial<Record<DraftField, Side>>>({});
  const both = DRAFT_FIELDS.filter(
    (field) => field in draft && !isSame(opened[field], present[field]) && !isSame(draft[field], present[field]),
  );
  const merged = (): ToolDraft =>
    without(draft, (field) => (both.includes(field) && sides[field] === "theirs") || isSame(draft[field], present[field]));
  // All that was on this screen, also where only they have changed something.
  const mine = (): ToolDraft => without({ ...written(opened), ...draft }, (field, value) => isSame(value, present[field]));
  return (
    <section
      id="overtaken"
      tabIndex={-1}
      aria-label="Somebody else saved a newer version"
      className="space-y-4 rounded-lg border border-warning/40 bg-warning/8 p-4"
    >
      <div role="alert" className="space-y-1">
        <h2 className="text-sm font-semibold">
          Somebody else saved version {present.version} while you were editing version {opened.version}
        </h2>
        <p className="text-sm text-muted-foreground">What you wrote is still here. This is what they changed:</p>
      </div>
      <ChangeList changes={changesBetween(opened, present)} empty="Nothing that is seen here." />
      {both.length > 0 && (
        <div className="space-y-2">
          <p className="text-sm">You both changed these. Whose is kept?</p>
          {both.map((field) => (
            <SideChoice
              key={field}
              field={field}
              side={sides[field] ?? "mine"}
              onChange={(side) => setSides({ ...sides, [field]: side })}
            />
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="button" size="sm" onClick={() => rebase(merged())}>
          <GitMerge aria-hidden="true" />
          Merge both
        </Button>
        <Button type="button" size="sm" variant="outline" onClick={() => rebase(mine())}>
          Keep all of mine
        </Button>
        <Button type="button" size="sm" variant="outline" onClick={() => rebase({})}>
          Take theirs
        </Button>
      </div>
    </section>
  );
}

function SideChoice({ field, side, onChange }: { field: DraftField; side: Side; onChange: (side: Side) => void }) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <legend className="float-start me-4 min-w-28 font-medium">{FIELD_LABELS[field]}</legend>
      {(["mine", "theirs"] as const).map((value) => (
        <label key={value} className="flex items-center gap-1.5">
          <input type="radio" name={`side-${field}`} checked={side === value} onChange={() => onChange(value)} className="accent-primary" />
          {value}
        </label>
      ))}
    </fieldset>
  );
}

function without(draft: ToolDraft, leaves: (field: DraftField, value: unknown) => boolean): ToolDraft {
  // The keys of a draft are fields.
  return Object.fromEntries(Object.entries(draft).filter(([field, value]) => !leaves(field as DraftField, value))) as ToolDraft;
}
