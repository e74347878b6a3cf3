"use client";

import { useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { versionMutations } from "#lib/client/versions.ts";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";

interface Props {
  kind: VersionedKind;
  id: string;
  version: number;
  current: number;
  onRestored: () => void;
}

export function RestoreButton({ kind, id, version, current, onRestored }: Props) {
  const { workspace } = useStudio();
  const restore = useSendOnce(versionMutations.restore(useQueryClient(), workspace.slug, kind, id));
  const run = () =>
    restore.mutate(
      { restore: version, version: current },
      {
        onSuccess: (message) => {
          toast.success(message);
          onRestored();
        },
        onError: (error) => toast.error(toProblem(error).detail),
      },
    );
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" disabled={restore.isPending}>
          <History aria-hidden="true" />
          {restore.isPending ? "Restoring" : "Restore"}
        </Button>
      }
      title={`Restore version ${version}?`}
      description={`It becomes version ${current + 1}, which runs at once. Version ${current} stays in the time line.`}
      action="Restore"
      destructive={false}
      onConfirm={run}
    />
  );
}
