import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { listApiRoutes } from "#lib/server/list-api-routes.ts";
import { loadRoute } from "#lib/server/load-route.ts";
import { createRouteTable, type RouteTable } from "#lib/server/route-table.ts";
import { type ApiLane, withAutomaticMethods } from "#lib/server/with-automatic-methods.ts";

const Manifest = z.record(z.string(), z.string());
/** next-auth reads cookies and headers through Next, so its route stays there. */
const STAYS_WITH_NEXT = "/api/auth/[...nextauth]";

/** Null stands for a route that Next serves: it has its place in the table, so that no wider pattern takes its requests. */
export type Lane = ApiLane | null;

/** Loads every API route of the build in `rootDir`. */
export async function loadRouteTable(rootDir: string): Promise<RouteTable<Lane>> {
  const compiledDir = path.join(rootDir, ".next/server");
  const manifest = Manifest.parse(JSON.parse(await readFile(path.join(compiledDir, "app-paths-manifest.json"), "utf8")));
  const lanes: [string, Lane][] = [];
  for (const { pattern, file } of listApiRoutes(manifest)) {
    const handlers = pattern === STAYS_WITH_NEXT ? undefined : await loadRoute(pattern, path.join(compiledDir, file));
    lanes.push([pattern, handlers === undefined ? null : withAutomaticMethods(handlers)]);
  }
  return createRouteTable(lanes);
}
