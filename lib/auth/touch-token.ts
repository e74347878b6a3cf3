import { db } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";
import type { KnownToken } from "./find-token.ts";

const PRECISION_MS = 60_000;

/** Writes down when a token was last used, at most once a minute and beside the request. */
export function touchToken(token: KnownToken): void {
  const now = Date.now();
  if (now - token.touchedAtMs < PRECISION_MS) return;
  token.touchedAtMs = now;
  db()
    .apiToken.update({ where: { id: token.id, workspaceId: token.workspace.id }, data: { lastUsedAt: new Date(now) } })
    .catch((error: unknown) => log.error("token.touch_failed", error));
}
