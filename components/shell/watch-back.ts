interface Guard {
  isHeld: () => boolean;
  ask: (proceed: () => void) => void;
}

/**
 * Stops Back and Forward while something is unsaved. Next has no event for it; the Navigation API cancels a traversal before anything has
 * moved, unless the browser finds that it was stopped too often. Where it is missing, useDraft is what keeps the text.
 */
export function watchBack({ isHeld, ask }: Guard): () => void {
  if (!("navigation" in window)) return () => {};
  const { navigation } = window;
  const onNavigate = (event: NavigateEvent) => {
    const { key, url } = event.destination;
    if (event.navigationType !== "traverse" || !event.cancelable || !isHeld()) return;
    if (new URL(url).pathname === window.location.pathname) return;
    event.preventDefault();
    ask(() => navigation.traverseTo(key));
  };
  navigation.addEventListener("navigate", onNavigate);
  return () => navigation.removeEventListener("navigate", onNavigate);
}
