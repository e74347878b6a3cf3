"use client";

import { BookmarkPlus } from "lucide-react";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from "#components/ui/sheet.tsx";
import { CONSOLE_SUBJECTS } from "#lib/client/console-subjects.ts";
import type { WorkbenchState } from "../use-workbench.ts";
import { ExampleList } from "./example-list.tsx";
import { SaveExample } from "./save-example.tsx";

/** Parameters under names: to save those that are entered, and to load others. */
export function ExamplesButton({ bench }: { bench: WorkbenchState }) {
  const { can } = useStudio();
  const [open, setOpen] = useState(false);
  const count = bench.examples.data?.examples.length ?? 0;
  const mayKeep = can("tool:run") && can(CONSOLE_SUBJECTS[bench.subject.kind].run);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button type="button" variant="outline" size="sm">
          <BookmarkPlus aria-hidden="true" />
          Examples
          {count > 0 && <span className="text-muted-foreground tabular-nums">{count}</span>}
        </Button>
      </SheetTrigger>
      <SheetContent className="w-full gap-0 sm:max-w-md">
        <SheetHeader className="border-b pe-12">
          <SheetTitle>Examples</SheetTitle>
          <SheetDescription>Parameters of {bench.subject.displayName} under a name, for everybody in the workspace.</SheetDescription>
        </SheetHeader>
        {mayKeep && <SaveExample bench={bench} />}
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ExampleList bench={bench} mayKeep={mayKeep} onLoaded={() => setOpen(false)} />
        </div>
      </SheetContent>
    </Sheet>
  );
}
