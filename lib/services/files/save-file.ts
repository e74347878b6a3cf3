import { fileUrl } from "#lib/contracts/files.ts";
import { pool } from "#lib/db/pool.ts";
import type { ResultFile, SavedFile } from "#lib/executors/types.ts";
import { newId } from "#lib/id.ts";
import { redactBytes, redactSpellings } from "#lib/redact-spellings.ts";

interface NewFile extends ResultFile {
  workspaceId: string;
  executionId: string;
  /** What the file must not hold, in every spelling. */
  secrets: readonly string[];
}

/**
 * Keeps an answer's bytes, without secrets, as a file of the execution's workspace. It stays until the logs of its time are deleted, also
 * when the execution fails after this.
 */
export async function saveFile({ workspaceId, executionId, contentType, content, secrets }: NewFile): Promise<SavedFile> {
  const id = newId();
  const kept = redactBytes(content, secrets);
  await pool().query(
    "INSERT INTO result_files (id, workspace_id, execution_id, content_type, bytes, content) VALUES ($1, $2, $3, $4, $5, $6)",
    [id, workspaceId, executionId, redactSpellings(contentType, secrets), kept.length, kept],
  );
  return { id, url: fileUrl(id), content: kept };
}
