"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { snippetMutations, snippetQueries } from "#lib/client/snippets.ts";
import { toast } from "#lib/client/toast.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { useUnsaved } from "#lib/client/use-unsaved.ts";
import type { Language } from "#lib/contracts/snippets.ts";
import { Workbench } from "./editor/workbench.tsx";
import { isSameDraft, type SnippetDraft } from "./snippet-draft.ts";
import { fromTemplate, TEMPLATE_NAMES, type TemplateName } from "./templates.ts";

interface Props {
  language: Language;
  template: TemplateName;
}

/** A snippet that nobody has saved: it runs all the same. */
export function NewSnippetEditor({ language, template }: Props) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const router = useRouter();
  const [start] = useState(() => fromTemplate(template, language));
  const [draft, setDraft] = useState(start);
  const create = useSendOnce(snippetMutations.create(client, workspace.slug));
  const [sent, setSent] = useState(draft);
  const isDirty = !isSameDraft(draft, start);
  useUnsaved(isDirty && !create.isSuccess);

  const save = (written: SnippetDraft) => {
    setSent(written);
    create.mutate(written, {
      onSuccess: ({ snippet }) => {
        const view = { ...snippet, usedBy: { total: 0, tools: [] } };
        client.setQueryData(snippetQueries.detail(workspace.slug, snippet.id).queryKey, { snippet: view });
        toast.success(`${snippet.displayName} is saved`);
        router.replace(`/${workspace.slug}/snippets/${snippet.id}`);
      },
    });
  };
  return (
    <Workbench
      draft={draft}
      onChange={(next) => setDraft(next.language === draft.language ? next : inLanguage(draft, next))}
      isDirty={isDirty}
      isSaving={create.isPending || create.isSuccess}
      refusal={create.isError ? { error: create.error, draft: sent } : undefined}
      onSave={save}
    />
  );
}

/** Code of a template that nobody has touched is told anew in the other language. */
function inLanguage(draft: SnippetDraft, next: SnippetDraft): SnippetDraft {
  const template = TEMPLATE_NAMES.find((name) => fromTemplate(name, draft.language).code === draft.code);
  return template === undefined ? next : { ...next, code: fromTemplate(template, next.language).code };
}
