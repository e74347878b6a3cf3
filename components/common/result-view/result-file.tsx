"use client";

import { useState } from "react";
import { FileLink } from "#components/common/file-link.tsx";
import { FileResult, fileUrl } from "#lib/contracts/files.ts";
import type { Json } from "#lib/contracts/json.ts";

/** What a browser shows as a picture and never runs: no SVG. */
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/** The bytes of a result: to download, and a picture to look at. */
export function ResultFile({ value, workspace }: { value: Json; workspace: string }) {
  const { data } = FileResult.safeParse(value);
  if (data === undefined || data.file.url !== fileUrl(data.file.id)) return null;
  const isPicture = PICTURES.includes(data.contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "");
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-md border bg-code p-3">
      {isPicture && <Picture src={`${data.file.url}?workspace=${encodeURIComponent(workspace)}`} />}
      <FileLink result={value} workspace={workspace} />
    </div>
  );
}

function Picture({ src }: { src: string }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <p className="text-sm text-muted-foreground">This is no picture that can be shown.</p>;
  return (
    // biome-ignore lint/performance/noImgElement: its size is unknown, and it is behind a sign-in.
    <img
      src={src}
      alt="The result"
      onError={() => setBroken(true)}
      className="max-h-60 max-w-full rounded-sm bg-[repeating-conic-gradient(var(--muted)_0_25%,transparent_0_50%)] bg-[length:16px_16px] object-contain"
    />
  );
}
