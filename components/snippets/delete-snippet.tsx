"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { snippetMutations } from "#lib/client/snippets.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import type { SnippetView } from "#lib/contracts/snippets.ts";
import { InUse } from "./in-use.tsx";

/** Asks once; what a tool still runs is not deleted, and which tools those are is said instead. */
export function DeleteSnippet({ snippet }: { snippet: SnippetView }) {
  const { workspace, can } = useStudio();
  const router = useRouter();
  const remove = useMutation(snippetMutations.remove(useQueryClient(), workspace.slug, snippet.id));
  if (!can("snippet:write")) return null;
  const trigger = (
    <Button variant="ghost" size="icon" aria-label="Delete snippet" disabled={remove.isPending}>
      <Trash2 aria-hidden="true" />
    </Button>
  );
  if (snippet.usedBy.total > 0) return <InUse snippet={snippet} trigger={trigger} />;
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Delete ${snippet.displayName}?`}
      description="No tool runs it. Its executions stay in the log."
      action="Delete"
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            toast.success(`${snippet.displayName} was deleted`);
            router.push(`/${workspace.slug}/snippets`);
          },
          onError: (error) => toast.error(toProblem(error).detail),
        })
      }
    />
  );
}
