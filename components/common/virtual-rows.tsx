"use client";

import { useVirtualizer, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useHydrated } from "#lib/client/use-hydrated.ts";

interface Props<Item> {
  items: readonly Item[];
  /** Identity of a row, which keeps its state while rows move. */
  keyOf: (item: Item, index: number) => string;
  /** Height of a row in px before it is measured. */
  estimatePx: number;
  children: (item: Item, index: number) => ReactNode;
  /** The element that scrolls; without it the window does. */
  scrollRef?: RefObject<HTMLElement | null>;
  /** Called when the last rows come near, to fetch the next page. */
  onEndNear?: () => void;
  overscan?: number;
  /** Of the rows' container: "list" with listitems, "rowgroup" with rows. */
  role?: "list" | "rowgroup" | "presentation";
}

/** Only the rows in view are in the document, however many there are; each is measured, so rows may differ in height. */
export function VirtualRows<Item>(props: Props<Item>) {
  return props.scrollRef === undefined ? <WindowRows {...props} /> : <ElementRows {...props} scrollRef={props.scrollRef} />;
}

function ElementRows<Item>(props: Props<Item> & { scrollRef: RefObject<HTMLElement | null> }) {
  const { items, keyOf, estimatePx, scrollRef, overscan = 12 } = props;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => estimatePx,
    getItemKey: (index) => keyAt(items, keyOf, index),
    overscan,
  });
  return <Rows {...props} virtualizer={virtualizer} offset={0} />;
}

function WindowRows<Item>(props: Props<Item>) {
  const { items, keyOf, estimatePx, overscan = 12 } = props;
  const ref = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const top = (ref.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setOffset(Math.round(top));
  }, []);
  const hydrated = useHydrated();
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => estimatePx,
    getItemKey: (index) => keyAt(items, keyOf, index),
    overscan,
    scrollMargin: offset,
    // What the server draws, so that the first rows are there before any script runs.
    initialRect: { width: 1280, height: 900 },
    // The server knows of no scrolling, and somebody may have scrolled already when its rows are taken over.
    initialOffset: () => (hydrated ? window.scrollY : 0),
  });
  return (
    <div ref={ref}>
      <Rows {...props} virtualizer={virtualizer} offset={offset} />
    </div>
  );
}

function keyAt<Item>(items: readonly Item[], keyOf: (item: Item, index: number) => string, index: number): string {
  const item = items[index];
  return item === undefined ? String(index) : keyOf(item, index);
}

interface Virtualizer {
  getVirtualItems(): { key: unknown; index: number; start: number }[];
  getTotalSize(): number;
  measureElement: (node: HTMLElement | null) => void;
}

function Rows<Item>({ items, children, virtualizer, offset, onEndNear, role }: Props<Item> & { virtualizer: Virtualizer; offset: number }) {
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  const nearEnd = items.length > 0 && last >= items.length - 10;
  useLayoutEffect(() => {
    if (nearEnd) onEndNear?.();
  }, [nearEnd, onEndNear]);
  return (
    <div role={role} className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
      {rows.map(({ key, index, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <div
            key={String(key)}
            data-index={index}
            ref={virtualizer.measureElement}
            role={role === "list" ? "listitem" : role === "rowgroup" ? "presentation" : undefined}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start - offset}px)` }}
          >
            {children(item, index)}
          </div>
        );
      })}
    </div>
  );
}
