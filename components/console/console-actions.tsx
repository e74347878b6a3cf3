"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { CONSOLE_SUBJECTS } from "#lib/client/console-subjects.ts";
import { CopyAs } from "./copy-as.tsx";
import { ExamplesButton } from "./examples/examples-button.tsx";
import type { WorkbenchState } from "./use-workbench.ts";
import { VersionSelect } from "./version-select.tsx";

/** What can be done with the thing that runs. */
export function ConsoleActions({ bench }: { bench: WorkbenchState }) {
  const { workspace } = useStudio();
  const { subject } = bench;
  return (
    <>
      <VersionSelect bench={bench} />
      <ExamplesButton bench={bench} />
      <CopyAs bench={bench} />
      <Button asChild variant="ghost" size="icon-sm">
        <Link href={`/${workspace.slug}/${subject.path}`} aria-label={`Open the ${CONSOLE_SUBJECTS[subject.kind].label.toLowerCase()}`}>
          <ExternalLink aria-hidden="true" />
        </Link>
      </Button>
    </>
  );
}
