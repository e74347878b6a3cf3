"use client";

import { Direction } from "radix-ui";
import { type ReactNode, useSyncExternalStore } from "react";

/** Tabs, menus and the like go the way that the page goes: left alone they would say left to right of all that is inside. */
export function ReadingDirection({ children }: { children: ReactNode }) {
  const dir = useSyncExternalStore(subscribe, read, () => "ltr" as const);
  return <Direction.Provider dir={dir}>{children}</Direction.Provider>;
}

function read(): "ltr" | "rtl" {
  return document.documentElement.dir === "rtl" ? "rtl" : "ltr";
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["dir"] });
  return () => observer.disconnect();
}
