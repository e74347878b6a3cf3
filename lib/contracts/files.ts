import { z } from "zod";
import { Id } from "./common.ts";

const FILES = "/api/custom-tools/files";
export const FILE_PATH = `${FILES}/{id}`;

/** Where the bytes of a file are. */
export function fileUrl(id: string): string {
  return `${FILES}/${id}`;
}

/** Larger files are not repeated in their result. As base64 this is 64 KB with the rest of the result, which the log keeps whole. */
export const INLINE_BYTES_MAX = 48_000;

/** The result of a call that was answered with bytes: they are a file, and a small one is in `base64`, too. */
export const FileResult = z.object({
  contentType: z.string(),
  bytes: z.number().int(),
  file: z.object({ id: Id, url: z.string() }),
  base64: z.string().nullable(),
});
export type FileResult = z.infer<typeof FileResult>;

/** `workspace`: as the header `X-Workspace`, for links, which have no headers. */
export const FileQuery = z.strictObject({ workspace: z.string().max(200).optional() });

/** A file to be sent, piece by piece. `bytes` is absent where it is written while it is sent; `name` is what a browser keeps it as. */
export const FileAnswer = z.object({
  contentType: z.string(),
  bytes: z.number().int().optional(),
  name: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
  chunks: z.custom<AsyncIterable<Uint8Array>>(),
});
export type FileAnswer = z.infer<typeof FileAnswer>;
