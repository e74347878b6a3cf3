type Pressed = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;

/** Whether these keys are a shortcut such as `mod+shift+l`; `mod` is ⌘ or Ctrl. */
export function matchesShortcut(event: Pressed, shortcut: string): boolean {
  const keys = new Set(shortcut.split("+"));
  const key = [...keys].at(-1);
  const mod = event.metaKey || event.ctrlKey;
  return (
    event.key.toLowerCase() === key && mod === keys.has("mod") && event.shiftKey === keys.has("shift") && event.altKey === keys.has("alt")
  );
}
