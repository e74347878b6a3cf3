"use client";

import { GitMerge } from "lucide-react";
import { useState } from "react";
import { FormProblem } from "#components/common/form-problem.tsx";
import { Kbd } from "#components/common/kbd.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { BreakingBadge } from "#components/common/versions/breaking-badge.tsx";
import { ChangeList } from "#components/common/versions/change-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { changesOfDraft } from "./tool-draft.ts";
import type { ToolDraftState } from "./use-tool-draft.ts";

const SHOWN_FOLDED = 2;

/** What saving would change, in words, before it is done. Always in sight while there is something to save. */
export function SaveBar({ state, obstacle }: { state: ToolDraftState; obstacle: string | undefined }) {
  const { opened, draft, isDirty, isSaving, isOvertaken, error, discard } = state;
  const [isOpen, setOpen] = useState(false);
  if (!isDirty) return null;
  const changes = changesOfDraft(opened, draft);
  const isBreaking = changes.some(({ breaking }) => breaking);
  return (
    <section
      aria-label="Unsaved changes"
      className="sticky bottom-0 z-20 -mx-4 border-t bg-background/95 px-4 py-3 backdrop-blur sm:mx-0 sm:rounded-t-lg sm:border sm:border-b-0 sm:shadow-[0_-8px_24px_-16px_rgb(0_0_0/0.35)]"
    >
      <FormProblem error={error} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 pt-1">
        <div className="max-h-56 min-w-0 flex-1 basis-80 overflow-y-auto">
          <ChangeList changes={isOpen ? changes : changes.slice(0, SHOWN_FOLDED)} empty="The same in other words." />
          {changes.length > SHOWN_FOLDED && (
            <Button type="button" variant="link" size="xs" className="px-0" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? "Show fewer" : `Show all ${changes.length} changes`}
            </Button>
          )}
        </div>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {isBreaking && <BreakingBadge />}
          {obstacle !== undefined && <p className="text-sm text-destructive">{obstacle}</p>}
          {isOvertaken && (
            <Button type="button" variant="outline" onClick={goToOvertaken}>
              <GitMerge aria-hidden="true" />
              See what somebody else saved
            </Button>
          )}
          <Button type="button" variant="outline" onClick={discard} disabled={isSaving}>
            Discard
          </Button>
          <SubmitButton pending={isSaving} disabled={isOvertaken || obstacle !== undefined}>
            Save version {opened.version + 1}
            <span className="max-lg:hidden">
              <Kbd keys="mod+s" />
            </span>
          </SubmitButton>
        </div>
      </div>
    </section>
  );
}

/** The note stands above the form, which may be far. */
function goToOvertaken(): void {
  const note = document.getElementById("overtaken");
  note?.focus({ preventScroll: true });
  note?.scrollIntoView({ block: "start" });
}
