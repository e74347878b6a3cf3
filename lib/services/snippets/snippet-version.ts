import { MemoryLimitMb, TimeoutMs } from "#lib/contracts/run-limits.ts";
import { CreateSnippetInput } from "#lib/contracts/snippets.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { CodeSnippet } from "#lib/db/generated/client.ts";
import { toSnippet } from "./to-snippet.ts";

/** What a version freezes: all that a person writes. */
export const SnippetDefinition = CreateSnippetInput.extend({ timeoutMs: TimeoutMs, memoryLimitMb: MemoryLimitMb });

export async function addSnippetVersion(tx: Transaction, row: CodeSnippet, actorId: string): Promise<void> {
  const { id, version, usage, createdAt, updatedAt, ...definition } = toSnippet(row);
  await tx.snippetVersion.create({ data: { snippetId: id, version, workspaceId: row.workspaceId, definition, createdById: actorId } });
}
