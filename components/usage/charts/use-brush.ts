"use client";

import { type PointerEvent, useRef, useState } from "react";
import { momentAt } from "./moment-at.ts";

interface Options {
  /** What stands on the axis, the first at its start and the last at its end. */
  moments: readonly number[];
  /** Room between the element and the ends of the axis, in px. */
  inset: { start: number; end: number };
  onZoom: (first: number, last: number) => void;
  onOpen: (at: number) => void;
}

interface Drag {
  fromPx: number;
  first: number;
  last: number;
}

/** A hand is never quite still. */
const CLICK_PX = 4;

/** A drag along the axis selects a time, a click opens a moment. A finger asks twice: the first tap shows what is there. */
export function useBrush({ moments, inset, onZoom, onOpen }: Options) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const tapped = useRef<number>(undefined);
  const at = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return momentAt(moments, (clientX - left - inset.start) / (width - inset.start - inset.end));
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      const first = at(event);
      if (!event.isPrimary || event.button !== 0 || first === undefined) return;
      // From now on it is heard of beyond the chart's edges, too.
      if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
      setDrag({ fromPx: event.clientX, first, last: first });
    },
    onPointerMove: (event: PointerEvent) => {
      const last = at(event);
      if (drag === null || last === undefined || last === drag.last) return;
      if (Math.abs(event.clientX - drag.fromPx) >= CLICK_PX) setDrag({ ...drag, last });
    },
    onPointerUp: (event: PointerEvent) => {
      if (drag === null) return;
      setDrag(null);
      const { first, fromPx } = drag;
      const last = at(event) ?? drag.last;
      if (last !== first && Math.abs(event.clientX - fromPx) >= CLICK_PX) onZoom(first, last);
      else if (event.pointerType === "touch" && tapped.current !== first) tapped.current = first;
      else onOpen(first);
    },
    // A finger that scrolls the page.
    onPointerCancel: () => setDrag(null),
  };
  return { drag, handlers };
}
