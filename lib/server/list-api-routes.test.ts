import { expect, it } from "vitest";
import { listApiRoutes } from "#lib/server/list-api-routes.ts";

it("lists the handlers below /api, without pages and other handlers", () => {
  const routes = listApiRoutes({
    "/page": "app/page.js",
    "/api/page": "app/api/page.js",
    "/sitemap.xml/route": "app/sitemap.xml/route.js",
    "/apiary/route": "app/apiary/route.js",
    "/api/health/route": "app/api/health/route.js",
    "/api/(internal)/tools/[id]/route": "app/api/(internal)/tools/[id]/route.js",
  });
  expect(routes).toEqual([
    { pattern: "/api/health", file: "app/api/health/route.js" },
    { pattern: "/api/tools/[id]", file: "app/api/(internal)/tools/[id]/route.js" },
  ]);
});
