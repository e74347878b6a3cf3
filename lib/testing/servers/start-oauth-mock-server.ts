import path from "node:path";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

/**
 * A second authorization server, and a loose one: every client is known, nobody is asked to sign in, access tokens are JWTs, a refresh token
 * stays the same, and a refusal is a problem document without `error`. Its issuer and endpoints are on the host `localhost`.
 */
export function startOauthMockServer(): Promise<TestServer> {
  const program = path.join(testServersDir, "node_modules/oauth2-mock-server/dist/oauth2-mock-server.mjs");
  return startProgram({
    name: "oauth2-mock-server",
    command: process.execPath,
    args: (port) => [program, "-a", "127.0.0.1", "-p", String(port)],
    readyPath: "/.well-known/openid-configuration",
  });
}
