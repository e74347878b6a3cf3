import { SquareTerminal } from "lucide-react";
import { Kbd } from "#components/common/kbd.tsx";

export function NoOutcome() {
  return (
    <div className="grid h-full min-h-56 place-items-center rounded-md border border-dashed p-6">
      <div className="flex max-w-xs flex-col items-center gap-3 text-center text-sm text-pretty text-muted-foreground">
        <SquareTerminal className="size-5" aria-hidden="true" />
        <p>The result, its timing, the console output and any error appear here. Every run is kept in the history.</p>
        <p className="max-lg:hidden">
          <Kbd keys="mod+enter" /> runs from anywhere on this page.
        </p>
      </div>
    </div>
  );
}
