import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { Wide } from "#components/common/wide.tsx";

export default function Loading() {
  return (
    <Wide>
      <PageSkeleton label="Loading the console" />
    </Wide>
  );
}
