import { type RefObject, useEffect, useEffectEvent } from "react";

/** A key that leads to the field inside `place`, unless somebody is typing. */
export function useFocusKey(key: string, place: RefObject<HTMLElement | null>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    const field = place.current?.querySelector("input");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
}
