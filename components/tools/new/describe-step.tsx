"use client";

import { useQuery } from "@tanstack/react-query";
import { Replace } from "lucide-react";
import Link from "next/link";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { type StartKey, startQuery, type ToolStart } from "#lib/client/new-tool-targets.ts";
import { ToolIcon } from "../tool-icon.tsx";
import { DescribeForm } from "./describe-form.tsx";
import { toInput } from "./to-input.ts";
import { useMakeTool } from "./use-make-tool.ts";
import { useNewToolDraft } from "./use-new-tool-draft.ts";

/** A tool that runs what is there already: an endpoint, a snippet, or what another tool runs. */
export function DescribeStep({ from }: { from: { key: StartKey; id: string } }) {
  const { workspace } = useStudio();
  const query = useQuery(startQuery(workspace.slug, from));
  if (query.isPending) return <PageSkeleton label="Loading what it will run" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Describe start={query.data} draftKey={`${workspace.slug}:${from.key}:${from.id}`} />;
}

function Describe({ start, draftKey }: { start: ToolStart; draftKey: string }) {
  const { type, config, runs, ...written } = start;
  const make = useMakeTool(() => forget());
  const { draft, change, forget } = useNewToolDraft(draftKey, written, make);
  const submit = () => make.mutate(async () => toInput(draft, { type, config }, start.parameters));
  return (
    <DescribeForm draft={draft} onChange={change} pending={make.isPending || make.isSuccess} error={make.error} onSubmit={submit}>
      {() => (
        <div className="flex min-w-0 items-center gap-3 rounded-lg border bg-card px-4 py-3">
          <span className="grid size-8 shrink-0 place-items-center rounded-md bg-tint text-primary">
            <ToolIcon type={type} className="size-4" />
          </span>
          <p className="min-w-0 flex-1 text-sm">
            <span className="text-muted-foreground">Runs </span>
            <code className="font-mono text-xs break-all">{runs}</code>
          </p>
          <Button variant="ghost" size="sm" asChild>
            <Link href={`?type=${type}`}>
              <Replace aria-hidden="true" />
              Change
            </Link>
          </Button>
        </div>
      )}
    </DescribeForm>
  );
}
