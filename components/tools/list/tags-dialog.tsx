"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Chip } from "#components/common/chip.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { toast } from "#lib/client/toast.ts";
import { toolMutations, toolQueries } from "#lib/client/tools.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { readTags } from "./read-tags.ts";

interface Props {
  tools: readonly Tool[];
  open: boolean;
  onClose: () => void;
}

/** Gives tags to tools and takes tags from them, all at once. */
export function TagsDialog({ tools, open, onClose }: Props) {
  const what = tools.length === 1 ? "1 tool" : `${tools.length} tools`;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Tags of {what}</DialogTitle>
          <DialogDescription>Each tool that changes gets a new version. Tags that it has besides stay.</DialogDescription>
        </DialogHeader>
        <TagsForm tools={tools} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function TagsForm({ tools, onClose }: Omit<Props, "open">) {
  const { workspace } = useStudio();
  const known = useQuery(toolQueries.tags(workspace.slug));
  const change = useSendOnce(toolMutations.change(useQueryClient(), workspace.slug));
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string>();
  const suggestions = useId();
  const present = [...new Set(tools.flatMap(({ tags }) => tags))].sort();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readTags(String(new FormData(event.currentTarget).get("add") ?? ""));
    if ("problem" in read) return setProblem(read.problem);
    const remove = [...removed].filter((tag) => !read.tags.includes(tag));
    if (read.tags.length === 0 && remove.length === 0) return setProblem("Write a tag to add, or choose one to take away");
    const ids = tools.map(({ id }) => id);
    const onSuccess = ({ changed }: { changed: number }) => {
      toast.success(changed === 1 ? "1 tool tagged anew" : `${changed} tools tagged anew`);
      onClose();
    };
    change.mutate({ action: "tag", ids, add: read.tags, remove }, { onSuccess });
  };
  return (
    <form onSubmit={submit} onChange={() => setProblem(undefined)} noValidate className="min-w-0 space-y-5">
      <TextField label="Add" hint="Several by commas" name="add" list={suggestions} error={problem} autoFocus />
      <datalist id={suggestions}>
        {known.data?.tags.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {present.length > 0 && (
        <fieldset className="space-y-2">
          <legend className="text-sm font-medium">They have</legend>
          <ul className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
            {present.map((tag) => (
              <li key={tag} className="max-w-full">
                {removed.has(tag) ? (
                  <Button
                    type="button"
                    variant="outline"
                    size="xs"
                    className="max-w-full"
                    onClick={() => setRemoved(without(removed, tag))}
                  >
                    <s className="truncate text-muted-foreground">{tag}</s>
                    Keep
                  </Button>
                ) : (
                  <Chip removes={`tag ${tag}`} onRemove={() => setRemoved(new Set([...removed, tag]))}>
                    {tag} · {tools.filter((tool) => tool.tags.includes(tag)).length}
                  </Chip>
                )}
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <FormProblem error={change.error} />
      <div className="flex justify-end gap-2">
        <Button type="button" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <SubmitButton pending={change.isPending}>Save tags</SubmitButton>
      </div>
    </form>
  );
}

function without(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== value));
}
