"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { SELECTED_MAX } from "./selection-state.ts";
import type { ToolPages } from "./tool-pages.ts";
import type { Selection } from "./use-selection.ts";

/** Selects the rest of what the filter finds too, as far as one request reaches. Offered once all that is loaded is selected. */
export function SelectMatching({ pages, selection }: { pages: ToolPages; selection: Selection }) {
  const [isReading, setReading] = useState(false);
  const { tools, total, more } = pages;
  const reach = Math.min(total, SELECTED_MAX);
  const hasAllLoaded = selection.ids.size >= Math.min(tools.length, SELECTED_MAX);
  if (selection.ids.size >= reach || !hasAllLoaded) return null;
  const selectAll = async () => {
    setReading(true);
    let loaded: { tools: readonly { id: string }[]; hasMore: boolean } = pages;
    while (loaded.hasMore && loaded.tools.length < SELECTED_MAX) {
      const next = await more();
      if (next.tools.length === loaded.tools.length) break;
      loaded = next;
    }
    selection.replace(loaded.tools.map(({ id }) => id));
    setReading(false);
  };
  const label = reach < total ? `Select the first ${SELECTED_MAX} of ${formatCount(total)}` : `Select all ${formatCount(total)}`;
  return (
    <Button variant="link" size="sm" className="px-2" disabled={isReading} onClick={selectAll}>
      {isReading ? "Selecting…" : label}
    </Button>
  );
}
