import path from "node:path";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

export interface YogaOptions {
  introspection?: boolean;
  /** When given, every request needs it as a bearer token. */
  token?: string;
}

/**
 * GraphQL at `/graphql` on the reference implementation: interface, union, enum, custom scalars, `@oneOf`, partial data (`review` of book 2),
 * `slow`, `broken`, a subscription over server-sent events, automatic persisted queries. `/test/sdl` gives the schema as text.
 */
export function startYoga({ introspection = true, token }: YogaOptions = {}): Promise<TestServer> {
  return startProgram({
    name: "GraphQL Yoga",
    command: process.execPath,
    args: (port) => [path.join(testServersDir, "programs/yoga.mjs"), String(port), JSON.stringify({ introspection, token })],
    readyPath: "/test/sdl",
  });
}
