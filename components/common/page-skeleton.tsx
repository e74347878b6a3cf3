import { Skeleton } from "#components/ui/skeleton.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";

export function PageSkeleton({ label }: { label: string }) {
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <ListSkeleton label={label} />
    </div>
  );
}
