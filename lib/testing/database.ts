import { afterAll, inject } from "vitest";
import { setDatabaseUrl } from "#lib/env.ts";
import { shutdown } from "#lib/shutdown.ts";

/**
 * Importing this module gives the test file a migrated, empty PostgreSQL database of its own, reached as in production through
 * DATABASE_URL. The server is started by the first file that asks, so other tests do not pay for it.
 */
export const testDatabaseUrl = await requestDatabase("migrated");

setDatabaseUrl(testDatabaseUrl);
afterAll(() => shutdown());

/** One more database: `migrated` as the first, `empty` without any table. */
export async function requestDatabase(kind: "migrated" | "empty"): Promise<string> {
  const answer = await fetch(`${inject("databaseService")}/${kind}`, { method: "POST" });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`No database for this test: ${text}`);
  return text;
}
