"use client";

import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import type { RecentUsage } from "#lib/contracts/usage.ts";
import { ToolIcon } from "../tool-icon.tsx";
import { TOOL_TYPES } from "../tool-types.ts";
import { LazyToolRowMenu } from "./lazy-tool-row-menu.tsx";
import { RecentCells } from "./recent-cells.tsx";
import { TagList } from "./tag-list.tsx";
import { GRID, WIDE } from "./tool-columns.ts";

interface Props {
  tool: Tool;
  index: number;
  href: string;
  recent: RecentUsage | null | undefined;
  selected: boolean;
  /** The row that the keyboard is in: only its controls are tab stops. */
  active: boolean;
  onSelect: (id: string, isRange: boolean) => void;
  onActive: (id: string) => void;
  onDelete: (tool: Tool) => void;
  measure: (node: HTMLElement | null) => void;
}

export const ToolRow = memo(function ToolRow(props: Props) {
  const { tool, index, href, selected, active, onSelect, onActive, onDelete, measure } = props;
  const tabIndex = active ? 0 : -1;
  return (
    <tr
      ref={measure}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-tool={tool.id}
      tabIndex={tabIndex}
      onFocus={() => onActive(tool.id)}
      className={cn(
        GRID,
        "relative items-center border-t py-2.5 text-sm hover:bg-muted/50 focus-visible:z-[1] focus-visible:-outline-offset-2!",
        selected && "bg-tint/60 hover:bg-tint/80",
      )}
    >
      <SelectCell tool={tool} selected={selected} tabIndex={tabIndex} onSelect={onSelect} />
      <td className="flex min-w-0 flex-1 basis-40 items-center gap-3">
        <span
          className={cn(
            "grid size-8 shrink-0 place-items-center rounded-md bg-tint text-primary",
            !tool.enabled && "bg-secondary text-muted-foreground",
          )}
        >
          <ToolIcon type={tool.type} className="size-4" />
        </span>
        <span className="min-w-0">
          <span className="flex min-w-0 items-center gap-2">
            <Link
              href={href}
              tabIndex={tabIndex}
              prefetch={false}
              className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none! focus-visible:underline"
            >
              <bdi>{tool.displayName}</bdi>
            </Link>
            {!tool.enabled && (
              <Badge variant="secondary" className="@5xl:hidden">
                Off
              </Badge>
            )}
          </span>
          <span className="block truncate text-xs text-muted-foreground">
            {TOOL_TYPES[tool.type].label} · <span className="font-mono">{tool.name}</span>
          </span>
        </span>
      </td>
      <td className={cn(WIDE, "text-muted-foreground")}>v{tool.version}</td>
      <td className={cn(WIDE, "truncate text-muted-foreground")} title={tool.owner?.name ?? undefined}>
        <bdi>{tool.owner?.name ?? "–"}</bdi>
      </td>
      <td className={cn(WIDE, "min-w-0")}>
        <TagList tags={tool.tags} />
      </td>
      <td className={cn(WIDE, "text-muted-foreground")}>
        {tool.enabled ? "On" : <span className="font-medium text-foreground">Off</span>}
      </td>
      <RecentCells recent={props.recent} lastExecutedAt={tool.usage.lastExecutedAt} />
      <td className="relative z-[1] order-2 @2xl:order-none">
        <LazyToolRowMenu tool={tool} href={href} tabIndex={tabIndex} onDelete={onDelete} />
      </td>
    </tr>
  );
});

function SelectCell({ tool, selected, tabIndex, onSelect }: Pick<Props, "tool" | "selected" | "onSelect"> & { tabIndex: number }) {
  const click = (event: MouseEvent) => {
    event.preventDefault();
    onSelect(tool.id, event.shiftKey);
  };
  return (
    <td className="relative z-[1] flex">
      <Checkbox
        checked={selected}
        tabIndex={tabIndex}
        aria-label={`Select ${tool.displayName}`}
        onClick={click}
        className="before:absolute before:-inset-3"
      />
    </td>
  );
}
