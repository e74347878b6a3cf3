"use client";

import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { moveRange, RANGE_NAMES, RANGES } from "#lib/client/usage-filter.ts";
import { OwnRange } from "./own-range.tsx";
import type { UsageView } from "./use-usage.ts";

/** Which time is looked at: one that ends now, or one's own. Everything that dragging over a chart does can be done here by keyboard. */
export function RangeBar({ usage }: { usage: UsageView }) {
  const { filter, range, isOwnRange, now, change, zoom } = usage;
  const isLatest = Date.parse(range.to) >= now;
  const move = (how: Parameters<typeof moveRange>[1]) => zoom(moveRange(range, how, now));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <fieldset className="flex max-w-full overflow-x-auto rounded-md border bg-card p-0.5">
        <legend className="sr-only">Time</legend>
        {RANGE_NAMES.map((name) => {
          const isChosen = !isOwnRange && filter.range === name;
          return (
            <button
              key={name}
              type="button"
              aria-pressed={isChosen}
              aria-label={`${name}: ${RANGES[name].label}`}
              title={RANGES[name].label}
              onClick={() => change({ range: name, from: undefined, to: undefined })}
              className={cn(
                "h-7 rounded-[5px] px-2.5 text-sm font-medium text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring",
                isChosen && "bg-tint text-primary hover:text-primary",
              )}
            >
              {name}
            </button>
          );
        })}
      </fieldset>
      <div className="flex items-center">
        <Step label="Earlier" onStep={() => move({ by: -1 })}>
          <ChevronLeft aria-hidden="true" className="rtl:rotate-180" />
        </Step>
        <Step label="Later" isOff={isLatest} onStep={() => move({ by: 1 })}>
          <ChevronRight aria-hidden="true" className="rtl:rotate-180" />
        </Step>
        <Step label="Zoom in" onStep={() => move({ times: 0.5 })}>
          <ZoomIn aria-hidden="true" />
        </Step>
        <Step label="Zoom out" onStep={() => move({ times: 2 })}>
          <ZoomOut aria-hidden="true" />
        </Step>
      </div>
      <OwnRange usage={usage} />
      <label className="flex h-8 items-center gap-2 text-sm text-muted-foreground sm:ms-auto">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          checked={filter.compare === "1"}
          onChange={(event) => change({ compare: event.target.checked ? "1" : undefined })}
        />
        Show the time before
      </label>
    </div>
  );
}

interface StepProps {
  label: string;
  /** Keeps the focus when the last step was the last one. */
  isOff?: boolean;
  onStep: () => void;
  children: ReactNode;
}

function Step({ label, isOff = false, onStep, children }: StepProps) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      className="aria-disabled:opacity-50"
      onClick={() => !isOff && onStep()}
    >
      {children}
    </Button>
  );
}
