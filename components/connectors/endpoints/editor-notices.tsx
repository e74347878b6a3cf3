import { History } from "lucide-react";
import { ChangedMeanwhile } from "#components/common/changed-meanwhile.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { Button } from "#components/ui/button.tsx";

interface Props {
  changed: boolean;
  isRestored: boolean;
  error: unknown;
  onReopen: () => void;
  onDiscard: () => void;
}

/** What somebody who edits has to know before going on. */
export function EditorNotices({ changed, isRestored, error, onReopen, onDiscard }: Props) {
  return (
    <>
      {changed && <ChangedMeanwhile onReopen={onReopen} />}
      {isRestored && (
        <div role="status" className="flex flex-wrap items-center gap-3 rounded-md border bg-muted/50 px-3 py-2 text-sm">
          <History className="size-4 text-muted-foreground" aria-hidden="true" />
          <p className="min-w-0 flex-1">What you had not saved is here again.</p>
          <Button type="button" variant="outline" size="sm" onClick={onDiscard}>
            Discard it
          </Button>
        </div>
      )}
      <FormProblem error={error} />
    </>
  );
}
