import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { pruneInvitations } from "#lib/services/invitations/prune-invitations.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";

it("deletes invitations that ended unused; open and accepted ones stay", async () => {
  const workspace = randomUUID();
  const now = new Date("2026-01-01T00:00:00Z");
  await query(testDatabaseUrl, "INSERT INTO workspaces (id, slug, name, updated_at) VALUES ($1, 'demo', 'Demo', now())", [workspace]);
  const add = (name: string, expires: string, accepted: string | null) =>
    query(
      testDatabaseUrl,
      `INSERT INTO invitations (id, workspace_id, email, role, token_hash, created_by_id, expires_at, accepted_at)
       VALUES ($1, $2, $3, 'viewer', $3, $1, $4, $5)`,
      [randomUUID(), workspace, name, expires, accepted],
    );
  await add("ended", "2025-12-31T00:00:00Z", null);
  await add("open", "2026-01-02T00:00:00Z", null);
  await add("accepted", "2025-12-31T00:00:00Z", "2025-12-30T00:00:00Z");
  expect(await pruneInvitations(now)).toBe(1);
  expect(await query(testDatabaseUrl, "SELECT email FROM invitations ORDER BY email")).toEqual([{ email: "accepted" }, { email: "open" }]);
});
