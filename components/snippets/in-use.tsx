import Link from "next/link";
import type { ReactNode } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "#components/ui/alert-dialog.tsx";
import type { SnippetView } from "#lib/contracts/snippets.ts";

/** Why a snippet cannot be deleted: the tools that run it. */
export function InUse({ snippet: { displayName, usedBy }, trigger }: { snippet: SnippetView; trigger: ReactNode }) {
  const { workspace } = useStudio();
  const more = usedBy.total - usedBy.tools.length;
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{displayName} is in use</AlertDialogTitle>
          <AlertDialogDescription>
            {usedBy.total === 1 ? "A tool runs it. Delete that tool first." : `${usedBy.total} tools run it. Delete those tools first.`}
          </AlertDialogDescription>
        </AlertDialogHeader>
        <ul className="max-h-60 divide-y overflow-y-auto rounded-md border text-sm">
          {usedBy.tools.map(({ id, name, displayName: title }) => (
            <li key={id}>
              <Link href={`/${workspace.slug}/tools/${id}`} className="flex min-w-0 items-baseline gap-2 px-3 py-2 hover:bg-muted">
                <bdi className="truncate">{title}</bdi>
                <span className="truncate font-mono text-xs text-muted-foreground">{name}</span>
              </Link>
            </li>
          ))}
          {more > 0 && <li className="px-3 py-2 text-muted-foreground">and {more} more</li>}
        </ul>
        <AlertDialogFooter>
          <AlertDialogCancel>Close</AlertDialogCancel>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
