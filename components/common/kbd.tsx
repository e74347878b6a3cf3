"use client";

import { useHydrated } from "#lib/client/use-hydrated.ts";

const BOTH = { enter: "↵", arrowup: "↑", arrowdown: "↓", arrowleft: "←", arrowright: "→", delete: "Del" };
const MAC: Record<string, string> = { ...BOTH, mod: "⌘", shift: "⇧", alt: "⌥" };
const OTHER: Record<string, string> = { ...BOTH, mod: "Ctrl", shift: "Shift", alt: "Alt" };

/** A shortcut such as `mod+shift+l`, with this machine's own keys. */
export function Kbd({ keys }: { keys: string }) {
  const hydrated = useHydrated();
  const mac = hydrated && /Mac|iPhone|iPad/.test(navigator.platform);
  const names = keys.split("+").map((key) => (mac ? MAC : OTHER)[key] ?? key.toUpperCase());
  return (
    <span className="font-sans text-[0.6875rem] leading-none whitespace-nowrap" aria-hidden="true">
      {names.join(mac ? "" : " ")}
    </span>
  );
}
