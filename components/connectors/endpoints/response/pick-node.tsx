"use client";

import { ChevronRight, Crosshair } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { Kept } from "./pick.ts";
import { lookInto, tickedAt } from "./toggle-kept.ts";

interface Props {
  name: string;
  /** The way from the root of what is picked. */
  steps: string[];
  sample: Json;
  kept: Kept;
  readOnly: boolean;
  onToggle: (steps: string[], on: boolean) => void;
  /** Makes this part alone the result; not inside of lists. */
  onOnly?: ((steps: string[]) => void) | undefined;
}

const OPEN_DEPTH = 2;
const SHOWN_MAX = 200;

/** One field of a sample with its tick, and the fields inside it. */
export function PickNode({ name, steps, sample, kept, readOnly, onToggle, onOnly }: Props) {
  const { names, list, at } = lookInto(sample);
  const [isOpen, setOpen] = useState(steps.length < OPEN_DEPTH && names.length <= 30);
  const ticked = tickedAt(kept, steps);
  const path = steps.join(".");
  return (
    <li>
      <div
        className="group/field flex min-h-7 items-center gap-2 pe-2 hover:bg-accent/60"
        style={{ paddingInlineStart: `${steps.length * 1.25 - 0.75}rem` }}
      >
        {names.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`Fields of ${path}`}
            onClick={() => setOpen(!isOpen)}
            className="grid size-5 shrink-0 place-items-center rounded-sm focus-visible:outline-2 focus-visible:outline-ring"
          >
            <ChevronRight
              className={cn("size-3.5 transition-transform rtl:rotate-180", isOpen && "rotate-90 rtl:rotate-90")}
              aria-hidden="true"
            />
          </button>
        ) : (
          <span className="w-5 shrink-0" />
        )}
        <Checkbox
          aria-label={`Keep ${path}`}
          disabled={readOnly}
          checked={ticked === "some" ? "indeterminate" : ticked === "all"}
          onCheckedChange={() => onToggle(steps, ticked !== "all")}
        />
        <bdi className={cn("max-w-[50%] shrink-0 truncate", ticked === "none" && "text-muted-foreground line-through decoration-border")}>
          {name}
        </bdi>
        <span className="min-w-0 truncate text-muted-foreground">{list && names.length > 0 ? "list of objects" : preview(sample)}</span>
        <span className="flex-1" />
        {onOnly !== undefined && !readOnly && names.length > 0 && (
          <Button
            type="button"
            variant="ghost"
            size="xs"
            className="font-sans opacity-0 group-hover/field:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
            onClick={() => onOnly(steps)}
          >
            <Crosshair aria-hidden="true" />
            Only this
          </Button>
        )}
      </div>
      {isOpen && names.length > 0 && (
        <ul>
          {names.slice(0, SHOWN_MAX).map((child) => (
            <PickNode
              key={child}
              name={child}
              steps={[...steps, child]}
              sample={at(child)}
              kept={kept}
              readOnly={readOnly}
              onToggle={onToggle}
              onOnly={list ? undefined : onOnly}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function preview(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
