import { Skeleton } from "#components/ui/skeleton.tsx";

const ROWS = ["a", "b", "c", "d", "e", "f"];

interface Props {
  /** What a screen reader hears. */
  label: string;
  /** Inside a frame that is there already. */
  bare?: boolean;
}

/** The grey shape of a list on its way. */
export function ListSkeleton({ label, bare = false }: Props) {
  return (
    <div role="status" aria-label={label} className={bare ? "divide-y" : "divide-y rounded-lg border"}>
      {ROWS.map((row) => (
        <div key={row} className="flex items-center gap-4 p-4">
          <Skeleton className="size-8 shrink-0" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3 w-3/5" />
          </div>
          <Skeleton className="hidden h-4 w-20 sm:block" />
        </div>
      ))}
    </div>
  );
}
