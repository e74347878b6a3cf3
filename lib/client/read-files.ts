import type { z } from "zod";
import type { SchemaSource } from "#lib/contracts/connector-schemas.ts";

type Files = Extract<z.input<typeof SchemaSource>, { source: "upload" }>["files"];

/** Chosen files as the API takes them: text as it is, binary files as base64. */
export async function readFiles(files: readonly File[]): Promise<Files> {
  return Promise.all(files.map(readOne));
}

async function readOne(file: File): Promise<Files[number]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return { name: file.name, content: new TextDecoder("utf-8", { fatal: true }).decode(bytes), base64: false };
  } catch {
    // Not UTF-8: a descriptor set.
    return { name: file.name, content: bytes.toBase64(), base64: true };
  }
}
