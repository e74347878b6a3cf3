"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { exampleMutations } from "#lib/client/examples.ts";
import type { Example } from "#lib/contracts/examples.ts";
import type { WorkbenchState } from "../use-workbench.ts";
import { RenameExample } from "./rename-example.tsx";

interface Props {
  example: Example;
  bench: WorkbenchState;
  mayKeep: boolean;
  onLoaded: () => void;
}

export function ExampleRow({ example, bench, mayKeep, onLoaded }: Props) {
  const { workspace } = useStudio();
  const [renaming, setRenaming] = useState(false);
  const remove = useMutation(exampleMutations.remove(useQueryClient(), workspace.slug));
  const load = () => {
    bench.load({ example: example.id });
    onLoaded();
  };
  if (renaming) return <RenameExample example={example} onDone={() => setRenaming(false)} />;
  return (
    <li className="p-2">
      <div className="flex items-center gap-1">
        <button
          type="button"
          onClick={load}
          className="min-w-0 flex-1 rounded-md px-2 py-1.5 text-start hover:bg-accent focus-visible:outline-2 focus-visible:outline-ring"
        >
          <bdi className="block truncate text-sm font-medium">{example.name}</bdi>
          <bdi className="block truncate font-mono text-xs text-muted-foreground">{JSON.stringify(example.parameters).slice(0, 200)}</bdi>
          <span className="block truncate text-xs text-muted-foreground">
            <TimeAgo iso={example.updatedAt} /> · <bdi>{example.createdBy?.name ?? "somebody who left"}</bdi>
          </span>
        </button>
        {mayKeep && (
          <>
            <Button type="button" variant="ghost" size="icon-sm" aria-label={`Rename ${example.name}`} onClick={() => setRenaming(true)}>
              <Pencil aria-hidden="true" />
            </Button>
            <ConfirmDialog
              trigger={
                <Button type="button" variant="ghost" size="icon-sm" aria-label={`Delete ${example.name}`} disabled={remove.isPending}>
                  <Trash2 aria-hidden="true" />
                </Button>
              }
              title={`Delete “${example.name}”?`}
              description="It is deleted for everybody in the workspace."
              action="Delete"
              onConfirm={() => remove.mutate(example.id)}
            />
          </>
        )}
      </div>
      <FormProblem error={remove.error} />
    </li>
  );
}
