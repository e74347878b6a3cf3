import { fileUrl } from "#lib/contracts/files.ts";
import type { ExecutionEnv, ResultFile } from "#lib/executors/types.ts";
import { newId } from "#lib/id.ts";

/** Keeps files in memory. */
export function keepFiles(): Pick<ExecutionEnv, "saveFile"> & { files: ResultFile[] } {
  const files: ResultFile[] = [];
  return {
    files,
    async saveFile(file) {
      files.push(file);
      const id = newId();
      return { id, url: fileUrl(id), content: file.content };
    },
  };
}
