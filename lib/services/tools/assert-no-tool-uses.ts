import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";

const NAMED_MAX = 20;

/** Refuses to delete what a living tool's config names under `key`, with the list of those tools. */
export async function assertNoToolUses(
  tx: Transaction,
  workspaceId: string,
  key: "snippetId" | "endpointId",
  ids: string[],
): Promise<void> {
  const users = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM custom_tools
    WHERE workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL AND config->>${key} = ANY(${ids}) ORDER BY name LIMIT ${NAMED_MAX}`;
  if (users.length === 0) return;
  throw new AppError(
    "conflict",
    `Still used by ${users.length === 1 ? "the tool" : "the tools"} ${users.map(({ name }) => name).join(", ")}`,
    {
      errors: users.map(({ name }) => ({ path: "tools", message: name })),
    },
  );
}
