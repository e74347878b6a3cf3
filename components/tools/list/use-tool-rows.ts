import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { useHydrated } from "#lib/client/use-hydrated.ts";
import type { Tool } from "#lib/contracts/tools.ts";

const ROW_PX = 57;
/** How far from the end of what is loaded the next page is asked for. */
const AHEAD = 40;

interface Options {
  tools: readonly Tool[];
  hasMore: boolean;
  onMore: () => void;
}

/**
 * The rows in and near the window. They stand in the flow between two paddings, so that what the server has drawn stays where it is,
 * whatever its height turns out to be.
 */
export function useToolRows({ tools, hasMore, onMore }: Options) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const top = Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    if (Math.abs(top - offset) > 1) setOffset(top);
  });
  const hydrated = useHydrated();
  const virtualizer = useWindowVirtualizer({
    count: tools.length,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => tools[index]?.id ?? index,
    overscan: 12,
    scrollMargin: offset,
    // Below the heads of the columns, above the bar of the selection.
    scrollPaddingStart: 96,
    scrollPaddingEnd: 96,
    // What the server draws, so that the first rows are there before any script runs.
    initialRect: { width: 1280, height: 900 },
    // The server knows of no scrolling, and somebody may have scrolled already when its rows are taken over.
    initialOffset: () => (hydrated ? window.scrollY : 0),
  });
  const rows = virtualizer.getVirtualItems();
  const first = rows[0];
  const last = rows.at(-1);
  const nearEnd = hasMore && (last?.index ?? 0) >= tools.length - AHEAD;
  useLayoutEffect(() => {
    if (nearEnd) onMore();
  }, [nearEnd, onMore]);
  return {
    body,
    rows,
    range: [first?.index ?? 0, last?.index ?? 0] as const,
    padding: {
      paddingTop: (first?.start ?? offset) - offset,
      paddingBottom: virtualizer.getTotalSize() - ((last?.end ?? offset) - offset),
    },
    measure: virtualizer.measureElement,
    scrollTo: (index: number) => virtualizer.scrollToIndex(index, { align: "auto" }),
  };
}
