"use client";

import { useQuery } from "@tanstack/react-query";
import { SquareTerminal } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#components/ui/sheet.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import { ExecutionDetail } from "./execution-detail.tsx";

interface Props {
  id: string | undefined;
  onClose: () => void;
}

/** One run beside the log; its id is in the address, so it can be shared. */
export function ExecutionSheet({ id: open, onClose }: Props) {
  // What was open stays in it while it slides away.
  const [id, setId] = useState(open);
  if (open !== undefined && open !== id) setId(open);
  return (
    <Sheet open={open !== undefined} onOpenChange={(next) => !next && onClose()}>
      <SheetContent className="w-full gap-0 sm:max-w-2xl">
        <SheetHeader className="border-b pe-12">
          <SheetTitle className="truncate">
            Execution
            {id !== undefined && <SubjectName id={id} />}
          </SheetTitle>
          <SheetDescription className="truncate font-mono text-xs">{id}</SheetDescription>
          {id !== undefined && <Ways id={id} />}
        </SheetHeader>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{id !== undefined && <Loaded id={id} />}</div>
      </SheetContent>
    </Sheet>
  );
}

function SubjectName({ id }: { id: string }) {
  const { workspace } = useStudio();
  const { data } = useQuery(executionQueries.detail(workspace.slug, id));
  if (data?.subjectName === undefined || data.subjectName === null) return null;
  return (
    <>
      {" of "}
      <bdi>{data.subjectName}</bdi>
    </>
  );
}

function Ways({ id }: { id: string }) {
  const { workspace } = useStudio();
  const { data } = useQuery(executionQueries.detail(workspace.slug, id));
  return (
    <p className="flex min-h-8 flex-wrap items-center gap-2 pt-1">
      {data !== undefined && <OpenInConsole execution={data.execution} />}
      <CopyButton text={id} label="Copy the id" showLabel />
    </p>
  );
}

/** The console runs what is saved: a draft is loaded into what it was a draft of. */
function OpenInConsole({ execution: { id, subjectType, subjectId } }: { execution: Execution }) {
  const { workspace } = useStudio();
  return (
    <Button variant="outline" size="sm" asChild>
      <Link href={`/${workspace.slug}/console?${new URLSearchParams({ kind: subjectType, id: subjectId, execution: id })}`}>
        <SquareTerminal aria-hidden="true" />
        Open in the console
      </Link>
    </Button>
  );
}

function Loaded({ id }: { id: string }) {
  const { workspace } = useStudio();
  const query = useQuery(executionQueries.detail(workspace.slug, id));
  if (query.isPending) return <ListSkeleton label="Loading the execution" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <ExecutionDetail execution={query.data.execution} />;
}
