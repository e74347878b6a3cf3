import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";

const NAMED_MAX = 20;

/** Refuses to delete a connector whose name living snippets call through, with the list of those snippets. */
export async function assertNoSnippetUses(tx: Transaction, workspaceId: string, connector: string): Promise<void> {
  const where = { workspaceId, deletedAt: null, connectors: { has: connector } };
  const users = await tx.codeSnippet.findMany({ where, select: { name: true }, orderBy: { name: "asc" }, take: NAMED_MAX });
  if (users.length === 0) return;
  const names = users.map(({ name }) => name);
  throw new AppError("conflict", `Still used by ${names.length === 1 ? "the snippet" : "the snippets"} ${names.join(", ")}`, {
    errors: names.map((message) => ({ path: "snippets", message })),
  });
}
