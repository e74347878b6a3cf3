import { RefreshCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

/** Somebody else saved what is being edited here. */
export function ChangedMeanwhile({ onReopen }: { onReopen: () => void }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-primary/30 bg-tint p-3 text-sm"
    >
      <p>Somebody else has saved a newer version. What you typed is still here, and cannot be saved over it.</p>
      <Button type="button" variant="outline" size="sm" onClick={onReopen}>
        <RefreshCw aria-hidden="true" />
        Show the newer version
      </Button>
    </div>
  );
}
