import { useCallback, useEffect, useRef, useState } from "react";
import { useHydrated } from "./use-hydrated.ts";

const SETTLED_MS = 300;

/**
 * Keeps what is being typed in this tab's own storage, so that a reload or a crash loses nothing. `kept` is what an earlier visit left
 * unsaved, unparsed: offer it, then call `forget`. Saving (dirty → clean) forgets by itself.
 */
export function useDraft(key: string, value: unknown, isDirty: boolean): { kept: unknown; forget: () => void } {
  const name = `draft:${key}`;
  const hydrated = useHydrated();
  const [forgotten, setForgotten] = useState<string>();
  const [first] = useState(() => ({ name, kept: typeof window === "undefined" ? null : read(name) }));
  const wasDirty = useRef(false);
  const text = isDirty ? JSON.stringify(value) : null;
  useEffect(() => {
    if (text === null) {
      if (wasDirty.current) write(name, null);
      wasDirty.current = false;
      return;
    }
    wasDirty.current = true;
    const timer = setTimeout(() => write(name, text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [name, text]);
  const forget = useCallback(() => {
    write(name, null);
    setForgotten(name);
  }, [name]);
  // Whoever types anew has passed the offer over.
  const isOffered = hydrated && first.name === name && forgotten !== name && !isDirty;
  return { kept: isOffered ? first.kept : null, forget };
}

function read(name: string): unknown {
  try {
    return JSON.parse(window.sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

function write(name: string, text: string | null): void {
  try {
    if (text === null) window.sessionStorage.removeItem(name);
    else window.sessionStorage.setItem(name, text);
  } catch {
    // A browser that stores nothing still warns before the tab closes.
  }
}
