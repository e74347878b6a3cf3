"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useStudio } from "#components/shell/studio-context.tsx";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { toolMutations, toolQueries } from "#lib/client/tools.ts";
import type { Tool, ToolUses } from "#lib/contracts/tools.ts";

const NAMED = 8;

interface Props {
  /** Open while there are any. */
  tools: readonly Tool[];
  onClose: () => void;
  onDeleted?: (() => void) | undefined;
}

/** Asks before tools are deleted, and names the code that may call them. */
export function DeleteToolsDialog({ tools, onClose, onDeleted }: Props) {
  return (
    <AlertDialog open={tools.length > 0} onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent>{tools.length > 0 && <Question tools={tools} onClose={onClose} onDeleted={onDeleted} />}</AlertDialogContent>
    </AlertDialog>
  );
}

function Question({ tools, onClose, onDeleted }: Props) {
  const { workspace } = useStudio();
  const remove = useMutation(toolMutations.change(useQueryClient(), workspace.slug));
  const ids = tools.map(({ id }) => id);
  const uses = useQuery(toolQueries.uses(workspace.slug, ids));
  const [only] = tools;
  const what = tools.length === 1 && only !== undefined ? only.displayName : `${tools.length} tools`;
  const onSuccess = () => {
    toast.success(tools.length === 1 ? `${what} was deleted` : `${tools.length} tools were deleted`);
    onClose();
    onDeleted?.();
  };
  return (
    <>
      <AlertDialogHeader>
        <AlertDialogTitle className="break-words">Delete {what}?</AlertDialogTitle>
        <AlertDialogDescription>
          Whoever calls {tools.length === 1 ? "it" : "them"} is refused from now on. The log stays, and the{" "}
          {tools.length === 1 ? "name is" : "names are"} free again.
        </AlertDialogDescription>
      </AlertDialogHeader>
      {tools.length > 1 && <Names names={tools.map(({ displayName }) => displayName)} />}
      <Uses uses={uses.data?.uses} failed={uses.isError} />
      {remove.error !== null && (
        <p role="alert" className="text-sm break-words text-destructive">
          {toProblem(remove.error).detail}
        </p>
      )}
      <AlertDialogFooter>
        <AlertDialogCancel>Cancel</AlertDialogCancel>
        <Button
          variant="destructive"
          disabled={remove.isPending || uses.isPending}
          onClick={() => remove.mutate({ action: "delete", ids }, { onSuccess })}
        >
          {remove.isPending ? "Deleting…" : tools.length === 1 ? "Delete" : `Delete ${tools.length} tools`}
        </Button>
      </AlertDialogFooter>
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <ul className="list-disc space-y-0.5 ps-5 text-sm">
      {names.slice(0, NAMED).map((name) => (
        <li key={name}>
          <bdi className="block truncate">{name}</bdi>
        </li>
      ))}
      {names.length > NAMED && <li className="text-muted-foreground">and {names.length - NAMED} more</li>}
    </ul>
  );
}

function Uses({ uses, failed }: { uses: ToolUses["uses"] | undefined; failed: boolean }) {
  if (failed) return <p className="text-sm text-warning">What uses them could not be found out.</p>;
  if (uses === undefined) return <p className="text-sm text-muted-foreground">Looking for what uses them…</p>;
  if (uses.length === 0) return null;
  return (
    <div className="min-w-0 space-y-1 rounded-md border border-warning/40 bg-warning/8 p-3 text-sm">
      <p className="flex items-center gap-2 font-medium text-warning">
        <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
        {uses.length === 1 ? "1 snippet may call what goes" : `${uses.length} snippets may call what goes`}
      </p>
      <ul className="space-y-0.5">
        {uses.slice(0, NAMED).map(({ id, displayName, tools }) => (
          <li key={id} className="break-words">
            <bdi>{displayName}</bdi> <span className="text-muted-foreground">uses {tools.join(", ")}</span>
          </li>
        ))}
        {uses.length > NAMED && <li className="text-muted-foreground">and {uses.length - NAMED} more</li>}
      </ul>
    </div>
  );
}
