import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { FileAnswer } from "#lib/contracts/files.ts";
import { pool } from "#lib/db/pool.ts";
import { assertFound, assertId } from "../assert-found.ts";

/** What one query reads: PostgreSQL writes it as text of twice its size. */
const SLICE_BYTES = 1_048_576;

interface Row {
  content_type: string;
  bytes: number;
  slice: Buffer;
}

/** The file of a result, to be read piece by piece. */
export async function getFile(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  assertCan(ctx, "execution:read");
  const { content_type, bytes, slice } = assertFound(await findSlice(ctx, assertId(id, "file"), 0), "file");
  return { contentType: content_type, bytes, chunks: slices(ctx, id, bytes, slice) };
}

async function* slices(ctx: Ctx, id: string, bytes: number, first: Buffer): AsyncGenerator<Uint8Array> {
  yield first;
  for (let from = first.length; from < bytes; from += SLICE_BYTES) {
    const row = await findSlice(ctx, id, from);
    // The length was told already, so the connection has to end.
    if (row === undefined) throw new Error("A file was deleted while it was read");
    yield row.slice;
  }
}

async function findSlice({ workspace }: Ctx, id: string, from: number): Promise<Row | undefined> {
  const { rows } = await pool().query<Row>(
    "SELECT content_type, bytes, substring(content FROM $3 FOR $4) AS slice FROM result_files WHERE id = $1 AND workspace_id = $2",
    [id, workspace.id, from + 1, SLICE_BYTES],
  );
  return rows[0];
}
