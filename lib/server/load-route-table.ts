import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { listApiRoutes } from "#lib/server/list-api-routes.ts";
import { loadRoute } from "#lib/server/load-route.ts";
import { createRouteTable, type RouteTable } from "#lib/server/route-table.ts";
import { type ApiLane, withAutomaticMethods } from "#lib/server/with-automatic-methods.ts";

const Manifest = z.record(z.string(), z.string());

/** Loads every API route of the build in `rootDir`. A route that is missing here is answered by Next. */
export async function loadRouteTable(rootDir: string): Promise<RouteTable<ApiLane>> {
  const compiledDir = path.join(rootDir, ".next/server");
  const manifest = Manifest.parse(JSON.parse(await readFile(path.join(compiledDir, "app-paths-manifest.json"), "utf8")));
  const lanes: [string, ApiLane][] = [];
  for (const { pattern, file } of listApiRoutes(manifest)) {
    const handlers = await loadRoute(pattern, path.join(compiledDir, file));
    if (handlers !== undefined) lanes.push([pattern, withAutomaticMethods(handlers)]);
  }
  return createRouteTable(lanes);
}
