import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { type RowCommand, rowCommand } from "./row-command.ts";

interface Options {
  ids: readonly string[];
  /** Brings a row into view, so that it is drawn. */
  scrollTo: (index: number) => void;
  onOpen: (id: string) => void;
  onSelect: (id: string, isRange: boolean) => void;
  onAll: () => void;
  onClear: () => void;
  onDelete: (id: string) => void;
}

/** One row is the list's tab stop; keys move it, select, open. */
export function useRowFocus({ ids, scrollTo, onSelect, ...on }: Options) {
  const grid = useRef<HTMLTableElement>(null);
  const wanted = useRef<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const current = active !== null && ids.includes(active) ? active : (ids[0] ?? null);

  const focusWanted = () => {
    const row = wanted.current === null ? null : grid.current?.querySelector<HTMLElement>(`[data-tool="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  };
  // A row far away is drawn only after the scrolling; whichever drawing has it gives it the focus.
  useLayoutEffect(focusWanted);

  const moveTo = (index: number): string | null => {
    const at = Math.min(Math.max(index, 0), ids.length - 1);
    const id = ids[at] ?? null;
    wanted.current = id;
    setActive(id);
    if (at >= 0) scrollTo(at);
    // The row that is current already is not drawn anew.
    focusWanted();
    return id;
  };
  const perform = (command: RowCommand) => {
    if (command.kind === "move") {
      const id = moveTo(command.to(current === null ? -1 : ids.indexOf(current), ids.length));
      if (command.extends && id !== null) onSelect(id, true);
    } else if (command.kind === "all") on.onAll();
    else if (command.kind === "clear") on.onClear();
    else if (current === null) return;
    else if (command.kind === "select") onSelect(current, command.isRange);
    else if (command.kind === "open") on.onOpen(current);
    else on.onDelete(current);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const target = event.target as HTMLElement;
    // Menus and dialogs of a row stand elsewhere in the document, and buttons know their own keys.
    if (!event.currentTarget.contains(target)) return;
    if (!(target instanceof HTMLTableRowElement) && (event.key === " " || event.key === "Enter")) return;
    const command = rowCommand(event);
    if (command === null) return;
    event.preventDefault();
    perform(command);
  };
  useFreeKeys(["j", "k"], () => current !== null && moveTo(ids.indexOf(current)));
  return { grid, current, setActive, onKeyDown };
}

/** Keys that count while nothing on the page has the focus. */
function useFreeKeys(keys: readonly string[], run: () => void): void {
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const focused = document.activeElement;
    const isFree = focused === null || focused === document.body || focused.id === "main";
    if (!isFree || !keys.includes(event.key) || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
