import { Download } from "lucide-react";
import { formatBytes } from "#lib/client/format-bytes.ts";
import { FileResult, fileUrl } from "#lib/contracts/files.ts";
import type { Json } from "#lib/contracts/json.ts";

/** Where the bytes of a result are, when it has any. */
export function FileLink({ result, workspace }: { result: Json; workspace: string }) {
  const { data } = FileResult.safeParse(result);
  // A service may write such a result itself; ours leads to this place only.
  if (data === undefined || data.file.url !== fileUrl(data.file.id)) return null;
  const mediaType = data.contentType.split(";", 1)[0];
  return (
    <a
      href={`${data.file.url}?workspace=${encodeURIComponent(workspace)}`}
      download
      className="inline-flex items-center gap-2 text-sm text-primary underline-offset-4 hover:underline"
    >
      <Download className="size-4" aria-hidden="true" />
      Download ({formatBytes(data.bytes)}, {mediaType})
    </a>
  );
}
