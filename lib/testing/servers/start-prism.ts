import path from "node:path";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

const MODULES = path.join(testServersDir, "node_modules");

/** GitHub's own description of its API: 13 MB, OpenAPI 3. */
export const githubDescription = path.join(MODULES, "@octokit/openapi/generated/api.github.com.json");

/** Answers as the description says, GitHub's unless another file is given, and refuses with 422 what does not fit it. */
export function startPrism(description: string = githubDescription): Promise<TestServer> {
  const program = path.join(MODULES, "@stoplight/prism-cli/dist/index.js");
  return startProgram({
    name: "Prism",
    command: process.execPath,
    args: (port) => [program, "mock", "--multiprocess=false", "-h", "127.0.0.1", "-p", String(port), description],
    startTimeoutMs: 100_000,
  });
}
