"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ChangedMeanwhile } from "#components/common/changed-meanwhile.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { snippetMutations, snippetQueries } from "#lib/client/snippets.ts";
import { toast } from "#lib/client/toast.ts";
import { useOpened } from "#lib/client/use-opened.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { useUnsaved } from "#lib/client/use-unsaved.ts";
import type { SnippetView } from "#lib/contracts/snippets.ts";
import { DeleteSnippet } from "./delete-snippet.tsx";
import { Workbench } from "./editor/workbench.tsx";
import { isSameDraft, type SnippetDraft, toDraft } from "./snippet-draft.ts";

/** A saved snippet in the editor. What others save meanwhile replaces nothing of it. */
export function SnippetEditor({ snippet: present }: { snippet: SnippetView }) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const { opened, changed, reopen } = useOpened(present);
  const [draft, setDraft] = useState<SnippetDraft>(() => toDraft(opened));
  const update = useSendOnce(snippetMutations.update(client, workspace.slug, opened.id));
  const [sent, setSent] = useState(draft);
  const isDirty = !isSameDraft(draft, toDraft(opened));
  useUnsaved(isDirty);

  const open = (next: SnippetView) => {
    reopen(next);
    setDraft(toDraft(next));
    update.reset();
  };
  /** What is not saved yet outlives it; then the banner says that there is a newer version. */
  const showRestored = () => {
    const read = client.getQueryData(snippetQueries.detail(workspace.slug, opened.id).queryKey);
    if (read !== undefined && !isDirty) open(read.snippet);
  };
  const save = (written: SnippetDraft) => {
    setSent(written);
    update.mutate(
      { ...written, version: opened.version },
      {
        onSuccess: ({ snippet }) => {
          const saved = { ...snippet, usedBy: opened.usedBy };
          reopen(saved);
          // What was typed while it was on its way is not saved yet.
          setDraft((current) => (current === written ? toDraft(saved) : current));
          toast.success(`Saved as version ${snippet.version}`);
        },
      },
    );
  };
  return (
    <Workbench
      draft={draft}
      onChange={setDraft}
      snippet={opened}
      isDirty={isDirty}
      isSaving={update.isPending}
      refusal={update.isError ? { error: update.error, draft: sent } : undefined}
      onSave={save}
      onRestored={showRestored}
      banner={changed && !update.isPending && <ChangedMeanwhile onReopen={() => open(present)} />}
      menu={<DeleteSnippet snippet={opened} />}
    />
  );
}
