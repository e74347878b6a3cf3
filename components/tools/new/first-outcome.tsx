import { FileSearch, type LucideIcon, PencilLine } from "lucide-react";
import Link from "next/link";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ToolTab } from "#lib/client/tool-view.ts";
import type { LiveRun } from "#lib/client/use-run.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { TARGET_VIEWS } from "../detail/target/target-views.ts";
import { RunOutcome } from "../run/run-outcome.tsx";

/** What came of the run, said as soon as it is known; after a failure, where to go. */
export function FirstOutcome({ run, tool }: { run: LiveRun; tool: Tool }) {
  return (
    <section aria-label="Outcome" aria-live="polite" className="min-w-0 space-y-4">
      <RunOutcome run={run} toolId={tool.id} nothing="The form is filled with defaults and examples. What comes back appears here." />
      {run.state === "failed" && <MendIt tool={tool} />}
    </section>
  );
}

/** Where what went wrong is mended: in what the tool runs, or in what is said of it. */
const MENDS: readonly { tab: ToolTab; icon: LucideIcon; words: (target: string) => string }[] = [
  { tab: "target", icon: FileSearch, words: (target) => `Look at its ${target.toLowerCase()}` },
  { tab: "definition", icon: PencilLine, words: () => "Change the tool" },
];

function MendIt({ tool }: { tool: Tool }) {
  const { workspace } = useStudio();
  return (
    <div className="flex flex-wrap gap-2">
      {MENDS.map(({ tab, icon: Icon, words }) => (
        <Button key={tab} variant="outline" asChild>
          <Link href={`/${workspace.slug}/tools/${tool.id}?tab=${tab}`}>
            <Icon aria-hidden="true" />
            {words(TARGET_VIEWS[tool.type].tab)}
          </Link>
        </Button>
      ))}
    </div>
  );
}
