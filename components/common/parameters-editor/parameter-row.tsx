"use client";

import { SlidersHorizontal } from "lucide-react";
import type { KeyboardEvent } from "react";
import { matchesShortcut } from "#components/shell/matches-shortcut.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { DescriptionInput } from "./description-input.tsx";
import { NameInput } from "./name-input.tsx";
import { withType } from "./node.ts";
import { OpenButton } from "./open-button.tsx";
import { ParameterDetails } from "./parameter-details.tsx";
import { RequiredToggle } from "./required-toggle.tsx";
import { rowActions } from "./row-actions.ts";
import { RowHandle } from "./row-handle.tsx";
import { RowMenu } from "./row-menu.tsx";
import type { FieldRow } from "./rows.ts";
import { useTreeContext } from "./tree-context.ts";
import { TypeSelect } from "./type-select.tsx";

/** One parameter: its name, type and whether it is required; below, what agents read about it. */
export function ParameterRow({ row }: { row: FieldRow }) {
  const tree = useTreeContext();
  const { node, id } = row;
  const { name } = node;
  const called = name === "" ? "the parameter without a name" : name;
  const actions = tree.readOnly ? [] : rowActions(row, tree);
  const problem = tree.problems.get(id);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const found = actions.find(({ shortcut }) => matchesShortcut(event, shortcut));
    if (found?.run === undefined) return;
    event.preventDefault();
    found.run();
  };
  return (
    <fieldset aria-label={called} className="group min-w-0" onKeyDown={onKeyDown}>
      <div className="flex min-w-0 flex-wrap items-center gap-1 @md:flex-nowrap">
        {!tree.readOnly && <RowHandle row={row} />}
        <OpenButton row={row} called={called} />
        <NameInput row={row} problem={problem} />
        {tree.places[name] !== undefined && row.depth === 0 && (
          <span className="shrink-0 rounded bg-secondary px-1.5 py-0.5 text-[0.6875rem] text-secondary-foreground">
            {tree.places[name]}
          </span>
        )}
        <TypeSelect
          label={`Type of ${called}`}
          value={node.schema.type}
          onChange={(type) => type !== undefined && tree.changeValue(id, (value) => withType(value, type))}
        />
        <RequiredToggle row={row} called={called} />
        <Button
          type="button"
          variant="ghost"
          size="icon-sm"
          className={cn("size-7 text-muted-foreground @max-md:order-1", tree.detailed.has(id) && "bg-tint text-primary")}
          aria-expanded={tree.detailed.has(id)}
          aria-label={`Constraints of ${called}`}
          onClick={() => tree.toggleDetails(id)}
        >
          <SlidersHorizontal aria-hidden="true" />
        </Button>
        {!tree.readOnly && <RowMenu name={called} actions={actions} />}
      </div>
      <div className={cn("min-w-0", tree.readOnly ? "ps-6" : "ps-13")}>
        <DescriptionInput row={row} called={called} />
        {problem !== undefined && (
          <p id={`${id}-problem`} className="px-2 pb-1 text-xs text-destructive">
            {problem}
          </p>
        )}
        {tree.detailed.has(id) && <ParameterDetails id={id} node={node} called={called} />}
      </div>
    </fieldset>
  );
}
