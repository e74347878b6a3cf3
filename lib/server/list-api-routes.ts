export interface ApiRoute {
  /** The folder path as Next writes it: `/api/custom-tools/[id]/execute`. */
  pattern: string;
  /** The compiled module, relative to `.next/server`. */
  file: string;
}

const SUFFIX = "/route";

/** The route handlers below `/api` in Next's app-paths manifest (`{"/api/x/route": "app/api/x/route.js"}`). */
export function listApiRoutes(manifest: Record<string, string>): ApiRoute[] {
  return Object.entries(manifest)
    .filter(([key]) => key.startsWith("/api/") && key.endsWith(SUFFIX))
    .map(([key, file]) => ({ pattern: withoutGroups(key.slice(0, -SUFFIX.length)), file }));
}

/** Folders in parentheses group files and are no part of the URL. */
function withoutGroups(pattern: string): string {
  return pattern.replaceAll(/\/\([^/]+\)/g, "");
}
