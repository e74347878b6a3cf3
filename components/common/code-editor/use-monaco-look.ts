import { useEffect } from "react";
import { FONT } from "./editor-options.ts";
import { monaco } from "./monaco.ts";
import { applyTheme } from "./monaco-theme.ts";
import { useIsDark } from "./use-is-dark.ts";

let applied: { isDark: boolean; theme: string } | undefined;

/** The app's colours and its font in Monaco. The theme is one for all editors of a page, so it is made once for light and once for dark. */
export function useMonacoLook(): string {
  const isDark = useIsDark();
  if (applied?.isDark !== isDark) applied = { isDark, theme: applyTheme(isDark) };
  useEffect(() => {
    let gone = false;
    // Monaco measures letters once; the app's font may come after that.
    void document.fonts.load(`13px ${FONT}`).then(() => {
      if (!gone) monaco.editor.remeasureFonts();
    });
    return () => {
      gone = true;
    };
  }, []);
  return applied.theme;
}
