import { isBuildServer } from "#lib/testing/is-build-server.ts";
import { howToInstall, isInstalled, type KnownServer } from "#lib/testing/servers/known-servers.ts";

/**
 * Whether a suite can run against this server: `describe.skipIf(!isAvailable("mono"))`. If not, one line says so; on a build server, where a
 * skipped suite would look like a passed one, the suite fails.
 */
export function isAvailable(name: KnownServer): boolean {
  if (isInstalled(name)) return true;
  const line = `SKIPPED: what needs ${name}, which is not installed: ${howToInstall(name)}`;
  if (isBuildServer()) throw new Error(line);
  process.stderr.write(`${line}\n`);
  return false;
}
