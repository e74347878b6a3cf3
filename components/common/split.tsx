"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import { useRemembered } from "#lib/client/use-remembered.ts";

interface Props {
  /** Where this browser keeps the chosen width. */
  id: string;
  left: ReactNode;
  right: ReactNode;
  /** Width of the first side in percent, until somebody drags. */
  initial?: number;
  /** Least widths in percent. */
  minLeft?: number;
  minRight?: number;
  className?: string;
}

const STEP = 2;

/** Two panes side by side with a bar to drag between them (arrow keys move it, Enter or a double click resets it); below 1024 px they stand one below the other. */
export function Split({ id, left, right, initial = 50, minLeft = 25, minRight = 25, className }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [kept, keep] = useRemembered(`split:${id}`);
  const within = (percent: number) => Math.round(Math.min(100 - minRight, Math.max(minLeft, percent)) * 10) / 10;
  const share = within(kept === null || Number.isNaN(Number(kept)) ? initial : Number(kept));
  const move = (percent: number) => keep(String(within(percent)));
  const isRtl = () => frame.current !== null && getComputedStyle(frame.current).direction === "rtl";
  const onPointerMove = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const percent = ((event.clientX - box.left) / box.width) * 100;
    move(isRtl() ? 100 - percent : percent);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = isRtl() ? -STEP : STEP;
    const to = { ArrowRight: share + forward, ArrowLeft: share - forward, Home: minLeft, End: 100 - minRight, Enter: initial }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return (
    <div
      ref={frame}
      className={cn("grid min-w-0 grid-cols-1 gap-6 lg:grid-cols-(--split) lg:grid-rows-[minmax(0,1fr)] lg:gap-0", className)}
      style={{ "--split": `minmax(0, ${share}fr) 1.5rem minmax(0, ${100 - share}fr)` } as CSSProperties}
    >
      <div className="min-h-0 min-w-0">{left}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule between panes that can be moved is a separator with a value, which <hr> is not. */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the panes"
        aria-valuenow={Math.round(share)}
        aria-valuemin={minLeft}
        aria-valuemax={100 - minRight}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => keep(null)}
        onKeyDown={onKeyDown}
        className="group/bar relative flex cursor-col-resize touch-none items-center justify-center outline-none! select-none max-lg:hidden"
      >
        <span className="h-full w-px bg-border group-hover/bar:bg-primary group-focus-visible/bar:w-1 group-focus-visible/bar:rounded-full group-focus-visible/bar:bg-ring" />
        <span
          aria-hidden="true"
          className="absolute top-1/2 h-8 w-1.5 -translate-y-1/2 rounded-full border bg-background group-hover/bar:border-primary"
        />
      </div>
      <div className="min-h-0 min-w-0">{right}</div>
    </div>
  );
}
