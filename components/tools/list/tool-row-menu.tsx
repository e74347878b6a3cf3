"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CopyPlus, FileJson, PencilLine, Play, Power, PowerOff, Trash2 } from "lucide-react";
import Link from "next/link";
import { useStudio } from "#components/shell/studio-context.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { toolMutations } from "#lib/client/tools.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { ToolRowButton } from "./tool-row-button.tsx";
import { useExportTools } from "./use-export-tools.ts";

export interface ToolRowMenuProps {
  tool: Tool;
  href: string;
  tabIndex: number;
  onDelete: (tool: Tool) => void;
}

/** What can be done with one tool of the list. Open when it is drawn: LazyMenu draws it when somebody wants it. */
export function ToolRowMenu({ tool, href, tabIndex, onDelete }: ToolRowMenuProps) {
  const { can } = useStudio();
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <ToolRowButton tool={tool} tabIndex={tabIndex} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-44">
        <DropdownMenuItem asChild>
          <Link href={href}>
            <Play aria-hidden="true" />
            Run
          </Link>
        </DropdownMenuItem>
        {can("tool:write") ? <EditItems tool={tool} href={href} onDelete={onDelete} /> : <ExportItem tool={tool} />}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function EditItems({ tool, href, onDelete }: Omit<ToolRowMenuProps, "tabIndex">) {
  const { workspace } = useStudio();
  const change = useMutation(toolMutations.change(useQueryClient(), workspace.slug));
  const toggle = () =>
    change.mutate(
      { action: tool.enabled ? "disable" : "enable", ids: [tool.id] },
      {
        onSuccess: () => toast.success(`${tool.displayName} is ${tool.enabled ? "off: calls of it are refused" : "on again"}`),
        onError: (error) => toast.error(toProblem(error).detail),
      },
    );
  const Toggle = tool.enabled ? PowerOff : Power;
  return (
    <>
      <DropdownMenuItem asChild>
        <Link href={`${href}?tab=definition`}>
          <PencilLine aria-hidden="true" />
          Edit
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem asChild>
        <Link href={`/${workspace.slug}/tools/new?copy=${tool.id}`}>
          <CopyPlus aria-hidden="true" />
          Duplicate
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={toggle}>
        <Toggle aria-hidden="true" />
        {tool.enabled ? "Disable" : "Enable"}
      </DropdownMenuItem>
      <ExportItem tool={tool} />
      <DropdownMenuSeparator />
      <DropdownMenuItem variant="destructive" onSelect={() => onDelete(tool)}>
        <Trash2 aria-hidden="true" />
        Delete
      </DropdownMenuItem>
    </>
  );
}

function ExportItem({ tool }: { tool: Tool }) {
  const exportTools = useExportTools();
  return (
    <DropdownMenuItem onSelect={() => exportTools.save([tool])}>
      <FileJson aria-hidden="true" />
      Export
    </DropdownMenuItem>
  );
}
