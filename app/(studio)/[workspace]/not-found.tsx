import { Compass } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

export default function NotFound() {
  return (
    <EmptyState
      icon={Compass}
      title="Not found"
      action={
        <Button asChild variant="outline">
          <Link href="/">Go to the tools</Link>
        </Button>
      }
    >
      There is nothing at this address, or it is not open to you.
    </EmptyState>
  );
}
