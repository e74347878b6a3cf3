import { Skeleton } from "#components/ui/skeleton.tsx";
import { Wide } from "./wide.tsx";

/** One thing's page until it has come: where it is, its title, its tabs, and what they hold. */
export function DetailSkeleton({ label }: { label: string }) {
  return (
    <Wide className="space-y-6">
      <div role="status" aria-label={label} className="space-y-3">
        <Skeleton className="h-5 w-44" />
        <Skeleton className="h-8 w-72 max-w-full" />
      </div>
      <Skeleton className="h-9 w-96 max-w-full" />
      <Skeleton className="h-[60vh] w-full" />
    </Wide>
  );
}
