import { useEffect, useEffectEvent } from "react";
import { matchesShortcut } from "#components/shell/matches-shortcut.ts";

/** Shortcuts of a screen, wherever the focus is; before an editor of code can take them for itself. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const found = Object.entries(keys).find(([shortcut]) => matchesShortcut(event, shortcut));
    if (found === undefined || document.querySelector("[role=dialog],[role=alertdialog]") !== null) return;
    event.preventDefault();
    event.stopPropagation();
    found[1]();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, []);
}
