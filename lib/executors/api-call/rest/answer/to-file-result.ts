import { type FileResult, INLINE_BYTES_MAX } from "#lib/contracts/files.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

/** Keeps a body as a file. Its type, size and place are the result; the bytes themselves, where they are few. */
export async function toFileResult(body: Buffer, contentType: string, { saveFile }: Pick<ExecutionEnv, "saveFile">): Promise<FileResult> {
  const { id, url, content } = await saveFile({ contentType, content: body });
  const base64 = content.length > INLINE_BYTES_MAX ? null : content.toString("base64");
  return { contentType, bytes: content.length, file: { id, url }, base64 };
}
