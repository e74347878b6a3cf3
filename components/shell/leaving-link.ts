interface Click {
  target: EventTarget | null;
  button: number;
  defaultPrevented: boolean;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Where a click would lead to inside this site and away from this page; null for everything that stays, or opens elsewhere. */
export function leavingLink(event: Click, here: { href: string; origin: string; pathname: string }): string | null {
  if (event.button !== 0 || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const href = link?.getAttribute("href");
  if (link === null || typeof href !== "string") return null;
  const target = link.getAttribute("target");
  if ((target !== null && target !== "" && target !== "_self") || link.hasAttribute("download")) return null;
  const url = new URL(href, here.href);
  if (url.origin !== here.origin || url.pathname === here.pathname) return null;
  return url.pathname + url.search + url.hash;
}
