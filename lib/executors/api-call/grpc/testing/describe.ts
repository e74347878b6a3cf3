import { createHash } from "node:crypto";
import { toDocument } from "../descriptors/descriptor-set.ts";
import type { DescriptionText } from "../descriptors/load-description.ts";
import { readFiles } from "../read-files.ts";

/** The stored form of .proto files. */
export function describeFiles(files: Record<string, string>): DescriptionText {
  const uploaded = Object.entries(files).map(([name, content]) => ({ name, content, base64: false }));
  return toText(toDocument(readFiles(uploaded)));
}

export function toText(document: string): DescriptionText {
  return { document, sha256: createHash("sha256").update(document).digest("hex") };
}
