import { isBuildServer } from "#lib/testing/is-build-server.ts";
import { howToInstall } from "#lib/testing/servers/known-servers.ts";
import { ensureTestServers } from "../steps/ensure-test-servers.ts";
import { say } from "../steps/say.ts";
import { type Check, tallyOf } from "./check.ts";

/** The servers of other people that the unit tests call. */
export const testServers: Check = {
  title: "Servers for the tests",
  async run(life) {
    const missing = await ensureTestServers(life);
    for (const name of missing) say(`SKIPPED: the tests against ${name}, which is not installed: ${howToInstall(name)}`);
    return missing.length > 0 && !isBuildServer() ? { passed: 0, failed: 0 } : tallyOf(missing.length === 0);
  },
};
