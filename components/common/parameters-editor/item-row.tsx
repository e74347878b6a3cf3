"use client";

import { SlidersHorizontal } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { setItem } from "./edit-tree.ts";
import { withType } from "./node.ts";
import { OpenButton } from "./open-button.tsx";
import { ParameterDetails } from "./parameter-details.tsx";
import type { ItemRow as Row } from "./rows.ts";
import { toSummary } from "./to-summary.ts";
import { useTreeContext } from "./tree-context.ts";
import { TypeSelect } from "./type-select.tsx";

/** What each item of a list is. */
export function ItemRow({ row }: { row: Row }) {
  const tree = useTreeContext();
  const { node } = row;
  const called = `each item of ${row.path.replace(/\[\]$/, "")}`;
  const problem = tree.problems.get(row.id);
  const summary = node === undefined ? "" : toSummary(node);
  return (
    <fieldset aria-label={called} className="min-w-0">
      <div className="flex min-w-0 items-center gap-1">
        {!tree.readOnly && <span className="w-6 shrink-0" />}
        <OpenButton row={row} called={called} />
        <span className="min-w-0 flex-1 truncate px-2 text-[0.8125rem] text-muted-foreground">each item</span>
        <TypeSelect
          label={`Type of ${called}`}
          value={node?.schema.type}
          optional
          onChange={(type) =>
            type === undefined || node === undefined
              ? tree.edit(setItem(tree.nodes, row.parentId, type, tree.makeId))
              : tree.changeValue(row.id, (value) => withType(value, type))
          }
        />
        <span className="w-[4.25rem] shrink-0 @max-md:hidden" />
        {node === undefined ? (
          <span className="w-7 shrink-0" />
        ) : (
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            className={cn("size-7 text-muted-foreground", tree.detailed.has(row.id) && "bg-tint text-primary")}
            aria-expanded={tree.detailed.has(row.id)}
            aria-label={`Constraints of ${called}`}
            onClick={() => tree.toggleDetails(row.id)}
          >
            <SlidersHorizontal aria-hidden="true" />
          </Button>
        )}
        {!tree.readOnly && <span className="w-7 shrink-0" />}
      </div>
      <div className={cn("min-w-0", tree.readOnly ? "ps-6" : "ps-13")}>
        {summary !== "" && <p className="px-2 pb-0.5 font-mono text-[0.6875rem] break-words text-muted-foreground">{summary}</p>}
        {problem !== undefined && <p className="px-2 pb-1 text-xs text-destructive">{problem}</p>}
        {node !== undefined && tree.detailed.has(row.id) && <ParameterDetails id={row.id} node={node} called={called} />}
      </div>
    </fieldset>
  );
}
