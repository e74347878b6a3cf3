import { useCallback, useSyncExternalStore } from "react";

const CHANGED = "sintra:remembered";

/** A choice that this browser keeps: the text stored under a key, null when there is none or storage is closed to us. */
export function useRemembered(key: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const remember = useCallback((next: string | null) => write(key, next), [key]);
  return [value, remember];
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("storage", onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener("storage", onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // A browser that stores nothing forgets the choice, which harms nobody.
  }
  window.dispatchEvent(new Event(CHANGED));
}
