import { useEffect, useEffectEvent } from "react";
import { matchesShortcut } from "./matches-shortcut.ts";

export interface Shortcut {
  shortcut: string;
  run: () => void;
}

/** Runs the first shortcut that matches the keys pressed anywhere on the page. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const found = shortcuts.find(({ shortcut }) => matchesShortcut(event, shortcut));
    if (found === undefined) return;
    event.preventDefault();
    found.run();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
