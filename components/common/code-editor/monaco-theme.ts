import { monaco } from "./monaco.ts";

const SYNTAX = {
  comment: "--muted-foreground",
  keyword: "--primary",
  string: "--success",
  number: "--warning",
  regexp: "--warning",
  type: "--ring",
  tag: "--primary",
  "attribute.name": "--warning",
  "string.key.json": "--primary",
  "string.value.json": "--success",
  "keyword.json": "--warning",
  delimiter: "--foreground",
  "": "--foreground",
};

const COLORS = {
  "editor.background": "--code",
  "editor.foreground": "--foreground",
  "editorLineNumber.foreground": "--muted-foreground",
  "editorLineNumber.activeForeground": "--foreground",
  "editorCursor.foreground": "--primary",
  "editorGutter.background": "--code",
  "editorWidget.background": "--popover",
  "editorWidget.foreground": "--foreground",
  "editorWidget.border": "--border",
  "editorSuggestWidget.selectedBackground": "--accent",
  "editorSuggestWidget.selectedForeground": "--foreground",
  "editorSuggestWidget.highlightForeground": "--primary",
  "editorSuggestWidget.focusHighlightForeground": "--primary",
  "list.hoverBackground": "--accent",
  "editorHoverWidget.background": "--popover",
  "editorHoverWidget.border": "--border",
  "editorError.foreground": "--destructive",
  "editorWarning.foreground": "--warning",
  "editorInfo.foreground": "--primary",
  "editorIndentGuide.background1": "--border",
  "editorBracketMatch.border": "--input",
  "editorOverviewRuler.errorForeground": "--destructive",
  "editorOverviewRuler.warningForeground": "--warning",
  "editorBracketHighlight.foreground1": "--foreground",
  "editorBracketHighlight.foreground2": "--foreground",
  "editorBracketHighlight.foreground3": "--foreground",
  "input.background": "--background",
  "input.border": "--input",
  focusBorder: "--ring",
  "scrollbar.shadow": "--code",
};

/** Alpha in hexadecimal, over a token's colour. */
const FAINT = {
  "editor.selectionBackground": ["--primary", "33"],
  "editor.inactiveSelectionBackground": ["--primary", "1f"],
  "editor.lineHighlightBackground": ["--foreground", "08"],
  "editor.wordHighlightBackground": ["--primary", "1a"],
  "editorUnnecessaryCode.opacity": ["--foreground", "d0"],
  "scrollbarSlider.background": ["--foreground", "26"],
  "scrollbarSlider.hoverBackground": ["--foreground", "40"],
  "diffEditor.insertedTextBackground": ["--success", "33"],
  "diffEditor.removedTextBackground": ["--destructive", "33"],
  "diffEditor.insertedLineBackground": ["--success", "17"],
  "diffEditor.removedLineBackground": ["--destructive", "17"],
} as const;

/** Makes Monaco look like the page as it is now, from the tokens in globals.css, and returns the theme's name. */
export function applyTheme(isDark: boolean): string {
  const name = isDark ? "sintra-dark" : "sintra-light";
  const color = tokenReader();
  monaco.editor.defineTheme(name, {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: Object.entries(SYNTAX).map(([token, variable]) => ({ token, foreground: color(variable).slice(1) })),
    colors: {
      ...Object.fromEntries(Object.entries(COLORS).map(([key, variable]) => [key, color(variable)])),
      ...Object.fromEntries(Object.entries(FAINT).map(([key, [variable, alpha]]) => [key, color(variable) + alpha])),
      "editor.lineHighlightBorder": "#00000000",
    },
  });
  monaco.editor.setTheme(name);
  return name;
}

/** Monaco takes `#rrggbb` only; a canvas turns whatever the token says into it. */
function tokenReader(): (variable: string) => string {
  const styles = getComputedStyle(document.documentElement);
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (variable) => {
    if (context === null) return "#808080";
    context.fillStyle = styles.getPropertyValue(variable).trim();
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
}
