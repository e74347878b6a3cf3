import path from "node:path";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

/** GraphQL at `/graphql`, made from the tables in schema `public` of this database when it starts. */
export function startPostgraphile(databaseUrl: string): Promise<TestServer> {
  const program = path.join(testServersDir, "node_modules/postgraphile/dist/cli-run.js");
  const source = ["-c", databaseUrl, "-s", "public", "-P", "postgraphile/presets/amber"];
  return startProgram({
    name: "PostGraphile",
    command: process.execPath,
    args: (port) => [program, ...source, "-n", "127.0.0.1", "-p", String(port)],
    env: { GRAPHILE_ENV: "production" },
    readyPath: "/graphql?query=%7B__typename%7D",
  });
}
