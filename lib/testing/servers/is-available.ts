import { isInstalled, type KnownServer, knownServers } from "#lib/testing/servers/known-servers.ts";

/**
 * Whether a suite can run against this server, for `describe.skipIf(!isAvailable("mono"))`. If not, one line says so; on a build server, where
 * a skipped suite would look like a passed one, the suite fails.
 */
export function isAvailable(name: KnownServer): boolean {
  if (isInstalled(name)) return true;
  const { debian } = { debian: undefined, ...knownServers[name] };
  const remedy = debian === undefined ? "npm install in test-servers/" : `apt-get install --no-install-recommends ${debian.join(" ")}`;
  const line = `SKIPPED: what needs the server ${name}, which is not installed here (${remedy}).`;
  if (process.env["CI"] === "true") throw new Error(line);
  process.stderr.write(`${line}\n`);
  return false;
}
