"use client";

import { type KeyboardEvent, useRef } from "react";

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** j, k and the arrows move between the rows' buttons; Enter opens one, as everywhere. */
export function useRowKeys() {
  const ref = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    const buttons = [...(ref.current?.querySelectorAll<HTMLElement>("button[data-row]") ?? [])].sort(byPlace);
    const index = buttons.indexOf(document.activeElement as HTMLElement);
    const next = buttons[index + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  return { ref, onKeyDown };
}

/** Virtual rows stand in the document in the order in which they were drawn. */
function byPlace(one: HTMLElement, other: HTMLElement): number {
  return one.getBoundingClientRect().top - other.getBoundingClientRect().top;
}
