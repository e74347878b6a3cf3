"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileJson, type LucideIcon, Power, PowerOff, Tags, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { toolMutations } from "#lib/client/tools.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { SelectMatching } from "./select-matching.tsx";
import { TagsDialog } from "./tags-dialog.tsx";
import type { ToolPages } from "./tool-pages.ts";
import { useExportTools } from "./use-export-tools.ts";
import type { Selection } from "./use-selection.ts";

interface Props {
  /** Those that are selected. */
  tools: readonly Tool[];
  pages: ToolPages;
  selection: Selection;
  onDelete: () => void;
}

/** What can be done with all selected tools; it stands at the foot of the window while there are any. */
export function BulkBar({ tools, pages, selection, onDelete }: Props) {
  const { can } = useStudio();
  const [tagging, setTagging] = useState(false);
  const exportTools = useExportTools();
  const said = tools.length === 1 ? "1 tool selected" : `${formatCount(tools.length)} tools selected`;
  return (
    <>
      <p role="status" className="sr-only">
        {tools.length === 0 ? "" : said}
      </p>
      {tools.length > 0 && (
        <div
          role="toolbar"
          aria-label="Selected tools"
          className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-1 rounded-lg border bg-popover p-1.5 shadow-lg"
        >
          <span className="px-2 text-sm font-medium">{said}</span>
          <SelectMatching pages={pages} selection={selection} />
          {can("tool:write") && (
            <>
              <BarButton icon={Tags} label="Tags" onClick={() => setTagging(true)} />
              <StateButton tools={tools} action="enable" icon={Power} label="Enable" />
              <StateButton tools={tools} action="disable" icon={PowerOff} label="Disable" />
            </>
          )}
          <BarButton icon={FileJson} label="Export" disabled={exportTools.isPending} onClick={() => exportTools.save(tools)} />
          {can("tool:write") && <BarButton icon={Trash2} label="Delete" isDestructive onClick={onDelete} />}
          <Button variant="ghost" size="icon-sm" aria-label="Clear the selection" onClick={selection.clear}>
            <X aria-hidden="true" />
          </Button>
        </div>
      )}
      <TagsDialog tools={tools} open={tagging && tools.length > 0} onClose={() => setTagging(false)} />
    </>
  );
}

function StateButton({
  tools,
  action,
  icon,
  label,
}: {
  tools: readonly Tool[];
  action: "enable" | "disable";
  icon: LucideIcon;
  label: string;
}) {
  const { workspace } = useStudio();
  const change = useMutation(toolMutations.change(useQueryClient(), workspace.slug));
  const run = () =>
    change.mutate(
      { action, ids: tools.map(({ id }) => id) },
      {
        onSuccess: ({ changed }) => toast.success(`${changed} of ${tools.length} ${action === "enable" ? "switched on" : "switched off"}`),
        onError: (error) => toast.error(toProblem(error).detail),
      },
    );
  return <BarButton icon={icon} label={label} disabled={change.isPending} onClick={run} />;
}

interface BarButtonProps {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  isDestructive?: boolean;
}

/** On a phone only its icon is seen. */
function BarButton({ icon: Icon, label, onClick, disabled = false, isDestructive = false }: BarButtonProps) {
  return (
    <Button
      variant="ghost"
      size="sm"
      disabled={disabled}
      onClick={onClick}
      className={isDestructive ? "text-destructive hover:text-destructive" : undefined}
    >
      <Icon aria-hidden="true" />
      <span className="max-sm:sr-only">{label}</span>
    </Button>
  );
}
