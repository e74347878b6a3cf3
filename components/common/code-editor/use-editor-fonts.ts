import { useEffect } from "react";
import { FONT } from "./editor-options.ts";
import { monaco } from "./monaco.ts";

/** Monaco measures letters once; the app's font may come after that. */
export function useEditorFonts(): void {
  useEffect(() => {
    let gone = false;
    void document.fonts.load(`13px ${FONT}`).then(() => {
      if (!gone) monaco.editor.remeasureFonts();
    });
    return () => {
      gone = true;
    };
  }, []);
}
