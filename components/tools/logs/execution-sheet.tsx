"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#components/ui/sheet.tsx";
import { toolQueries } from "#lib/client/tools.ts";
import { ExecutionDetail } from "./execution-detail.tsx";

/** One run beside the log; its id is in the address, so it can be shared. */
export function ExecutionSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  return (
    <Sheet open={id !== undefined} onOpenChange={(open) => !open && onClose()}>
      <SheetContent className="w-full gap-0 sm:max-w-xl">
        <SheetHeader className="border-b pr-12">
          <SheetTitle>Execution</SheetTitle>
          <SheetDescription className="truncate font-mono text-xs">{id}</SheetDescription>
        </SheetHeader>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{id !== undefined && <Loaded id={id} />}</div>
      </SheetContent>
    </Sheet>
  );
}

function Loaded({ id }: { id: string }) {
  const { workspace } = useStudio();
  const query = useQuery(toolQueries.execution(workspace.slug, id));
  if (query.isPending) return <ListSkeleton label="Loading the execution" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <ExecutionDetail execution={query.data.execution} />;
}
