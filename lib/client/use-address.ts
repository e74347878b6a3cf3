import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

type Patch = Record<string, string | undefined>;

/** The query of the address as state. Writing it does not ask the server for the page again. */
export function useAddress(): { params: Record<string, string>; write: (patch: Patch, how?: "push" | "replace") => void } {
  const search = useSearchParams();
  const write = useCallback((patch: Patch, how: "push" | "replace" = "replace") => {
    const next = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(patch)) {
      if (value === undefined || value === "") next.delete(key);
      else next.set(key, value);
    }
    const url = window.location.pathname + (next.size === 0 ? "" : `?${next}`);
    // Said twice, as Radix's tabs do (by the click and by the focus), it is still one step back.
    if (url === window.location.pathname + window.location.search) return;
    if (how === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }, []);
  return { params: Object.fromEntries(search), write };
}
