import { PageSkeleton } from "#components/common/page-skeleton.tsx";

export default function Loading() {
  return <PageSkeleton label="Loading the console" />;
}
