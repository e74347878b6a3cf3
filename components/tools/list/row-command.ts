type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "metaKey" | "ctrlKey" | "altKey">;

/** What a key means in a list of rows. */
export type RowCommand =
  | { kind: "move"; to: (index: number, count: number) => number; extends: boolean }
  | { kind: "select"; isRange: boolean }
  | { kind: "open" | "all" | "clear" | "delete" };

const PAGE = 10;
const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index) => index + 1,
  j: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  k: (index) => index - 1,
  PageDown: (index) => index + PAGE,
  PageUp: (index) => index - PAGE,
  Home: () => 0,
  End: (_index, count) => count - 1,
};
const PLAIN: Record<string, RowCommand> = {
  Enter: { kind: "open" },
  Escape: { kind: "clear" },
  Delete: { kind: "delete" },
};

export function rowCommand({ key, shiftKey, metaKey, ctrlKey, altKey }: Pressed): RowCommand | null {
  if ((metaKey || ctrlKey) && key.toLowerCase() === "a") return { kind: "all" };
  if (metaKey || ctrlKey || altKey) return null;
  if (key === " ") return { kind: "select", isRange: shiftKey };
  const to = STEPS[key];
  return to === undefined ? (PLAIN[key] ?? null) : { kind: "move", to, extends: shiftKey };
}
