import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toast } from "#lib/client/toast.ts";
import { updateTool } from "#lib/client/update-tool.ts";
import { useDraft } from "#lib/client/use-draft.ts";
import { useOpened } from "#lib/client/use-opened.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { useUnsaved } from "#lib/client/use-unsaved.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { type DraftField, isSame, KeptDraft, type ToolDraft, type ToolWritten, withChange, written } from "./tool-draft.ts";

export type ToolDraftState = ReturnType<typeof useToolDraft>;

/** What is being written of a tool. It lives above the tabs, so that looking elsewhere loses nothing. */
export function useToolDraft(present: Tool) {
  const { workspace } = useStudio();
  const { opened, changed, reopen } = useOpened(present);
  const [draft, setDraft] = useState<ToolDraft>({});
  const update = useSendOnce(updateTool(useQueryClient(), workspace.slug, opened.id));
  const isDirty = Object.keys(draft).length > 0;
  // While nothing is written here, what others save is simply shown; and being switched on or off is nothing that is written.
  if (changed && !update.isPending && (!isDirty || isSame(written(present), written(opened)))) reopen(present);
  useUnsaved(isDirty);
  const { kept, forget } = useDraft(`tool:${workspace.slug}:${opened.id}`, { version: opened.version, draft }, isDirty);
  const keptDraft = KeptDraft.safeParse(kept).data;

  const save = () =>
    update.mutate(
      { ...draft, version: opened.version },
      {
        onSuccess: ({ tool }) => {
          reopen(tool);
          // What was typed while it was on its way is not saved yet.
          setDraft((current) => withoutSaved(current, draft));
          toast.success(`Saved as version ${tool.version}`);
        },
      },
    );
  return {
    opened,
    present,
    draft,
    isDirty,
    /** The tool as it would be. */
    values: { ...written(opened), ...draft } satisfies ToolWritten,
    change: <F extends DraftField>(field: F, value: ToolWritten[F]) => {
      // What was refused is not what is written now.
      if (update.isError) update.reset();
      setDraft((current) => withChange(current, opened, field, value));
    },
    discard: () => {
      setDraft({});
      update.reset();
    },
    save,
    isSaving: update.isPending,
    /** Why the last try was refused; somebody else's faster one is told by `isOvertaken`. */
    error: changed ? null : update.error,
    isOvertaken: changed && !update.isPending,
    /** Goes on from the newer version with what is left of the draft. */
    rebase: (next: ToolDraft) => {
      reopen(present);
      setDraft(next);
      update.reset();
    },
    kept: isDirty ? undefined : keptDraft,
    takeKept: () => {
      const entries = Object.entries(keptDraft?.draft ?? {}).filter(([field, value]) => !isSame(value, opened[field as DraftField]));
      if (entries.length === 0) forget();
      setDraft(Object.fromEntries(entries) as ToolDraft);
    },
    dropKept: forget,
  };
}

function withoutSaved(current: ToolDraft, saved: ToolDraft): ToolDraft {
  const entries = Object.entries(current).filter(([field, value]) => !isSame(value, saved[field as DraftField]));
  return Object.fromEntries(entries) as ToolDraft;
}
