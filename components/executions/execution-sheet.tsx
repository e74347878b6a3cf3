"use client";

import { useQuery } from "@tanstack/react-query";
import { SquareTerminal } from "lucide-react";
import Link from "next/link";
import { CopyButton } from "#components/common/copy-button.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#components/ui/sheet.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import { ExecutionDetail } from "./execution-detail.tsx";

/** One run beside the log; its id is in the address, so it can be shared. */
export function ExecutionSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  return (
    <Sheet open={id !== undefined} onOpenChange={(open) => !open && onClose()}>
      <SheetContent className="w-full gap-0 sm:max-w-2xl">
        <SheetHeader className="border-b pe-12">
          <SheetTitle>Execution</SheetTitle>
          <SheetDescription className="truncate font-mono text-xs">{id}</SheetDescription>
          {id !== undefined && <Ways id={id} />}
        </SheetHeader>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{id !== undefined && <Loaded id={id} />}</div>
      </SheetContent>
    </Sheet>
  );
}

function Ways({ id }: { id: string }) {
  const { workspace } = useStudio();
  return (
    <p className="flex flex-wrap gap-2 pt-1">
      <Button variant="outline" size="sm" asChild>
        <Link href={`/${workspace.slug}/console?execution=${id}`}>
          <SquareTerminal aria-hidden="true" />
          Open in the console
        </Link>
      </Button>
      <CopyButton text={id} label="Copy the id" showLabel />
    </p>
  );
}

function Loaded({ id }: { id: string }) {
  const { workspace } = useStudio();
  const query = useQuery(executionQueries.detail(workspace.slug, id));
  if (query.isPending) return <ListSkeleton label="Loading the execution" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <ExecutionDetail execution={query.data.execution} />;
}
