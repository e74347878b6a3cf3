"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { keyMove } from "./key-move.ts";
import { TreeLine } from "./tree-line.tsx";
import type { Tree } from "./use-tree.ts";

const LINE_PX = 24;
/** As many lines are simply there; of more only those that can be seen. */
const ALL_SHOWN_MAX = 200;

export function TreeLines({ tree, label }: { tree: Tree; label: string }) {
  const { rows, index, matches } = tree;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const isLong = rows.length > ALL_SHOWN_MAX;
  const lines = useVirtualizer({
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    getItemKey: (at) => rows[at]?.pointer ?? at,
    overscan: 30,
  });
  const shown = isLong ? lines.getVirtualItems().map((item) => item.index) : rows.map((_row, at) => at);
  const shownIndex = useRef(index);
  useEffect(() => {
    // A result that has just come moves nothing on the page.
    if (shownIndex.current === index) return;
    shownIndex.current = index;
    if (isLong) lines.scrollToIndex(index);
    else document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: "nearest" });
  }, [index, isLong, id, lines]);
  const onKey = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (keyMove(event.key, tree)) event.preventDefault();
  };
  const found = new Set(matches);
  const top = isLong ? (lines.getVirtualItems()[0]?.start ?? 0) : 0;
  return (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={`${id}-${index}`}
      onKeyDown={onKey}
      className="group/tree max-h-(--result-height,28rem) min-h-16 flex-1 overflow-auto overscroll-contain py-1.5 font-mono text-xs/6"
    >
      <div role="presentation" style={isLong ? { height: lines.getTotalSize(), paddingTop: top } : undefined}>
        {shown.map((at) => {
          const row = rows[at];
          if (row === undefined) return null;
          return (
            <div key={row.pointer} role="presentation" ref={isLong ? lines.measureElement : undefined} data-index={at}>
              <TreeLine
                id={`${id}-${at}`}
                row={row}
                active={at === index}
                found={found.has(row.pointer)}
                tree={tree}
                onFocus={() => box.current?.focus()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
