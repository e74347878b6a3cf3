import { Compass } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { Button } from "#components/ui/button.tsx";

export default function NotFound() {
  return (
    <div className="space-y-6">
      <PageHeader title="Not found" />
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        action={
          <Button asChild variant="outline">
            <Link href="/">Go to the tools</Link>
          </Button>
        }
      >
        It was deleted, it never was, or it is not open to you.
      </EmptyState>
    </div>
  );
}
