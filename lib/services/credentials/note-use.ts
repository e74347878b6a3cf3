import { db } from "#lib/db/client.ts";
import type { Credential } from "#lib/db/generated/client.ts";
import { log } from "#lib/log.ts";

const PRECISION_MS = 60_000;

interface Signed {
  workspaceId: string;
  credential: Pick<Credential, "id" | "lastUsedAt"> | null;
  tlsCredential: Pick<Credential, "id" | "lastUsedAt"> | null;
}

/** Writes down when a connector's credentials were last used, at most once a minute and beside the call; undefined where it has none. */
export function noteUse({ workspaceId, credential, tlsCredential }: Signed): (() => void) | undefined {
  const used = [credential, tlsCredential].filter((one) => one !== null);
  if (used.length === 0) return undefined;
  const ids = used.map(({ id }) => id);
  let touchedAtMs = Math.min(...used.map(({ lastUsedAt }) => lastUsedAt?.getTime() ?? 0));
  return () => {
    const now = Date.now();
    if (now - touchedAtMs < PRECISION_MS) return;
    touchedAtMs = now;
    db()
      .credential.updateMany({ where: { id: { in: ids }, workspaceId }, data: { lastUsedAt: new Date(now) } })
      .catch((error: unknown) => log.error("credential.touch_failed", error));
  };
}
