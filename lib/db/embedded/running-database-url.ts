import { connectionUrl, readConnection } from "#lib/db/embedded/connection-file.ts";
import { existingBase } from "#lib/db/embedded/data-layout.ts";

/** Where the embedded server of a data folder listens, for another process of the same installation; undefined before its first start. */
export function runningDatabaseUrl(dataDir: string): string | undefined {
  const base = existingBase(dataDir);
  return base === undefined ? undefined : connectionUrl(readConnection(base));
}
