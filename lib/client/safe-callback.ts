/** Where to go after signing in: a path of this site, or the start page. Never another origin. */
export function safeCallback(url: unknown): string {
  if (typeof url !== "string") return "/";
  const base = "http://studio.invalid";
  const parsed = URL.canParse(url, base) ? new URL(url, base) : undefined;
  if (parsed === undefined || parsed.origin !== base || !url.startsWith("/")) return "/";
  // `/..//host` is a path of this site, and would be another host when it is read again.
  if (parsed.pathname.startsWith("//")) return "/";
  return parsed.pathname + parsed.search + parsed.hash;
}
