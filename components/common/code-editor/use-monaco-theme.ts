import { applyTheme } from "./monaco-theme.ts";
import { useIsDark } from "./use-is-dark.ts";

let applied: { isDark: boolean; theme: string } | undefined;

/** The theme is one for all editors of a page, so it is made once for light and once for dark. */
export function useMonacoTheme(): string {
  const isDark = useIsDark();
  if (applied?.isDark !== isDark) applied = { isDark, theme: applyTheme(isDark) };
  return applied.theme;
}
