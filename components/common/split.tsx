"use client";

import { type ReactNode, useLayoutEffect } from "react";
import { Group, type Layout, Panel, Separator, useGroupRef } from "react-resizable-panels";
import { cn } from "#components/ui/cn.ts";

interface Props {
  /** Where this browser keeps the chosen widths. */
  id: string;
  left: ReactNode;
  right: ReactNode;
  /** Width of the left side in percent, until somebody drags. */
  initial?: number;
  /** Least widths in percent. */
  minLeft?: number;
  minRight?: number;
  className?: string;
}

/** The library lays its panes out in inline styles; below 1024 px they are ordinary blocks, and nowhere do they clip a focus ring. */
const STACKED =
  "overflow-visible! max-lg:h-auto! max-lg:flex-col! max-lg:gap-6 max-lg:[&>[data-panel]]:w-full! max-lg:[&>[data-panel]]:max-h-none! max-lg:[&>[data-panel]]:flex-none!";
const PANE = "min-w-0 overflow-visible! max-lg:max-h-none! max-lg:w-full!";

/** Two panes side by side with a bar to drag between them (arrow keys move it too); below 1024 px they stand one below the other. */
export function Split({ id, left, right, initial = 50, minLeft = 25, minRight = 25, className }: Props) {
  const group = useGroupRef();
  useLayoutEffect(() => {
    const kept = readLayout(id);
    if (kept !== null) group.current?.setLayout(kept);
  }, [id, group]);
  return (
    <Group
      id={id}
      groupRef={group}
      onLayoutChanged={(layout, { isUserInteraction }) => isUserInteraction && keepLayout(id, layout)}
      className={cn(STACKED, className)}
    >
      <Panel id={`${id}-left`} defaultSize={`${initial}%`} minSize={`${minLeft}%`} className={PANE}>
        {left}
      </Panel>
      <Separator
        aria-label="Width of the panes"
        className="group/bar relative flex w-6 shrink-0 cursor-col-resize items-center justify-center outline-none max-lg:hidden"
      >
        <span className="h-full w-px bg-border group-hover/bar:bg-primary group-focus-visible/bar:w-1 group-focus-visible/bar:rounded-full group-focus-visible/bar:bg-ring" />
        <span
          aria-hidden="true"
          className="absolute top-1/2 h-8 w-1.5 -translate-y-1/2 rounded-full border bg-background group-hover/bar:border-primary"
        />
      </Separator>
      <Panel id={`${id}-right`} defaultSize={`${100 - initial}%`} minSize={`${minRight}%`} className={PANE}>
        {right}
      </Panel>
    </Group>
  );
}

function readLayout(id: string): Layout | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(`split:${id}`) ?? "null");
    return isLayout(kept, id) ? kept : null;
  } catch {
    return null;
  }
}

function isLayout(value: unknown, id: string): value is Layout {
  if (typeof value !== "object" || value === null) return false;
  return ["left", "right"].every((side) => typeof (value as Record<string, unknown>)[`${id}-${side}`] === "number");
}

function keepLayout(id: string, layout: Layout): void {
  try {
    window.localStorage.setItem(`split:${id}`, JSON.stringify(layout));
  } catch {
    // Without storage the panes start at their first widths again.
  }
}
