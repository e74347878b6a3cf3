"use client";

import { ArrowDown, ArrowUp, EllipsisVertical, MoveRight, Trash2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { listIn, moveParameter, type Spot } from "../draft/move-parameter.ts";
import { PLACE_LABELS, type Place } from "../draft/places.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { removeParameter } from "./edit-parameter.ts";

const TARGETS = Object.keys(PLACE_LABELS) as Place[];

/** What can be done with a row without dragging it. */
export function ParameterMenu({ name, place, index }: Spot & { name: string }) {
  const { draft, change } = useEditor();
  const count = listIn(draft, place).length;
  const move = (to: Spot) => change(moveParameter(draft, { place, index }, to));
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button type="button" variant="ghost" size="icon-sm" className="w-7" aria-label={`Actions for ${name}`}>
          <EllipsisVertical aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {TARGETS.filter((target) => target !== place).map((target) => (
          <DropdownMenuItem key={target} onSelect={() => move({ place: target, index: listIn(draft, target).length })}>
            <MoveRight className="rtl:rotate-180" aria-hidden="true" />
            Move to {PLACE_LABELS[target].toLowerCase()}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={index === 0} onSelect={() => move({ place, index: index - 1 })}>
          <ArrowUp aria-hidden="true" />
          Move up
        </DropdownMenuItem>
        <DropdownMenuItem disabled={index === count - 1} onSelect={() => move({ place, index: index + 1 })}>
          <ArrowDown aria-hidden="true" />
          Move down
        </DropdownMenuItem>
        {place !== "body" && (
          <DropdownMenuItem onSelect={() => change(removeParameter(draft, place, index))}>
            <Trash2 aria-hidden="true" />
            Remove
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
