"use client";

import { useQuery } from "@tanstack/react-query";
import { Replace } from "lucide-react";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "#components/ui/dialog.tsx";
import { TOOL_TARGETS, targetQueries } from "#lib/client/tool-targets.ts";
import type { Tool, ToolType } from "#lib/contracts/tools.ts";
import { TargetList } from "./target-list.tsx";

interface Props {
  type: ToolType;
  config: Tool["config"];
  onChange: (config: Tool["config"]) => void;
  error: string | undefined;
}

/** What the tool runs, and another one to run instead. */
export function TargetField({ type, config, onChange, error }: Props) {
  const { workspace } = useStudio();
  const [isOpen, setOpen] = useState(false);
  const id = TOOL_TARGETS[type].idOf(config);
  const target = useQuery(targetQueries.get(workspace.slug, type, id));
  const pick = (next: string) => {
    setOpen(false);
    onChange(TOOL_TARGETS[type].toConfig(next));
  };
  return (
    <div className="min-w-0 space-y-2">
      <p className="text-sm leading-none font-medium">Runs</p>
      <div className="flex min-h-9 min-w-0 items-center gap-2 rounded-md border border-input px-3 py-1 shadow-xs dark:bg-input/30">
        <p className="min-w-0 flex-1 text-sm">
          {target.data === undefined ? (
            <span className="text-muted-foreground">{target.isError ? "Something that you may not see, or that is gone" : "…"}</span>
          ) : (
            <>
              <bdi className="font-medium break-words">{target.data.name}</bdi>{" "}
              <span className="font-mono text-xs wrap-anywhere text-muted-foreground">{target.data.detail}</span>
            </>
          )}
        </p>
        <Dialog open={isOpen} onOpenChange={setOpen}>
          <DialogTrigger asChild>
            <Button type="button" variant="ghost" size="xs" aria-label="Change what it runs">
              <Replace aria-hidden="true" />
              Change
            </Button>
          </DialogTrigger>
          <DialogContent>
            <DialogHeader>
              <DialogTitle>What should it run?</DialogTitle>
              <DialogDescription>Its parameters stay as they are; check that they still fit.</DialogDescription>
            </DialogHeader>
            <TargetList type={type} current={id} onPick={pick} />
          </DialogContent>
        </Dialog>
      </div>
      {error !== undefined && <p className="text-sm text-destructive">{error}</p>}
    </div>
  );
}
