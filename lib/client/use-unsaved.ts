import { useEffect } from "react";
import { holdPage } from "./leave-guard.ts";

/**
 * While something is unsaved, nobody leaves by accident: links, the palette and Back are asked about by the shell's dialog, closing or
 * reloading the tab by the browser's own. Other tabs and filters of the same page are no leaving: they must keep what was typed.
 */
export function useUnsaved(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const release = holdPage();
    window.addEventListener("beforeunload", warn);
    return () => {
      release();
      window.removeEventListener("beforeunload", warn);
    };
  }, [isDirty]);
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
