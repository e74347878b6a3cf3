import Link from "next/link";
import type { SnippetUses } from "#lib/contracts/snippets.ts";

/** The tools that run a snippet: the first by name, and how many more. */
export function UsedBy({ uses: { total, tools }, workspace }: { uses: SnippetUses; workspace: string }) {
  const [first] = tools;
  if (first === undefined) return <span>no tool</span>;
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      <Link href={`/${workspace}/tools/${first.id}`} className="relative z-1 min-w-0 truncate text-primary hover:underline">
        <bdi>{first.displayName}</bdi>
      </Link>
      {total > 1 && <span className="shrink-0">and {total - 1} more</span>}
    </span>
  );
}
