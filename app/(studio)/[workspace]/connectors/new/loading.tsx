import { DetailSkeleton } from "#components/common/detail-skeleton.tsx";

export default function Loading() {
  return <DetailSkeleton label="Loading the form" />;
}
