import { z } from "zod";
import { Description, DisplayName, ExpectedVersion, Id, ListQuery, Message, Name, page, Timestamp, Usage } from "./common.ts";
import { Parameters } from "./parameters.ts";

export const Language = z.enum(["javascript"]);
export type Language = z.infer<typeof Language>;
export const ReturnType = z.enum(["json", "string", "number", "boolean", "object", "array", "void"]);

/** 100 KB of UTF-8. */
export const CODE_BYTES_MAX = 100 * 1024;

const Code = z
  .string()
  .min(1)
  .refine((code) => new TextEncoder().encode(code).length <= CODE_BYTES_MAX, "the code is larger than 100 KB");

const fields = {
  name: Name,
  displayName: DisplayName,
  description: Description.default(""),
  language: Language,
  code: Code,
  parameters: Parameters.default([]),
  returnType: ReturnType.default("json"),
  timeoutMs: z.number().int().min(1).max(30_000).default(5_000),
  memoryLimitMb: z.number().int().min(1).max(128).default(32),
};

export const CreateSnippetInput = z.strictObject(fields);
export type CreateSnippetInput = z.output<typeof CreateSnippetInput>;

export const UpdateSnippetInput = z.strictObject({
  name: Name.optional(),
  displayName: DisplayName.optional(),
  description: Description.optional(),
  language: Language.optional(),
  code: Code.optional(),
  parameters: Parameters.optional(),
  returnType: ReturnType.optional(),
  timeoutMs: fields.timeoutMs.unwrap().optional(),
  memoryLimitMb: fields.memoryLimitMb.unwrap().optional(),
  version: ExpectedVersion,
});
export type UpdateSnippetInput = z.output<typeof UpdateSnippetInput>;

export const Snippet = z.object({
  id: Id,
  name: Name,
  displayName: z.string(),
  description: z.string(),
  language: Language,
  code: z.string(),
  parameters: Parameters,
  returnType: ReturnType,
  timeoutMs: z.number().int(),
  memoryLimitMb: z.number().int(),
  version: z.number().int(),
  usage: Usage,
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Snippet = z.infer<typeof Snippet>;

export const ListSnippetsQuery = z.strictObject({ ...ListQuery.shape, language: Language.optional() });
export type ListSnippetsQuery = z.output<typeof ListSnippetsQuery>;
export const SnippetAnswer = z.object({ snippet: Snippet });
export const SnippetChanged = z.object({ ...Message.shape, snippet: Snippet });
export const SnippetList = page("snippets", Snippet);
