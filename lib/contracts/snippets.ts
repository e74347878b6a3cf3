import { z } from "zod";
import { Description, DisplayName, ExpectedVersion, Id, ListQuery, Message, Name, page, Timestamp, Usage } from "./common.ts";
import { HostPattern } from "./host-pattern.ts";
import { Parameters } from "./parameters.ts";
import { MEMORY_LIMIT_MB_DEFAULT, MemoryLimitMb, RunLimits, TIMEOUT_MS_DEFAULT, TimeoutMs } from "./run-limits.ts";

export const Language = z.enum(["javascript", "typescript", "python"]);
export type Language = z.infer<typeof Language>;
export const ReturnType = z.enum(["json", "string", "number", "boolean", "object", "array", "void"]);

/** 100 KB of UTF-8. */
export const CODE_BYTES_MAX = 100 * 1024;

const Code = z
  .string()
  .min(1)
  .refine((code) => new TextEncoder().encode(code).length <= CODE_BYTES_MAX, "the code is larger than 100 KB");

const unique = (names: string[]) => new Set(names).size === names.length;

const fields = {
  name: Name,
  displayName: DisplayName,
  description: Description.default(""),
  language: Language,
  code: Code,
  parameters: Parameters.default([]),
  returnType: ReturnType.default("json"),
  /** Names of the tools that the code may call. They are looked up when it calls them. */
  tools: z.array(Name).max(50).refine(unique, "the same name twice").default([]),
  /** Hosts that the code may fetch from. */
  hosts: z.array(HostPattern).max(50).refine(unique, "the same host twice").default([]),
  /** Names of the connectors through which the code may fetch; it never sees their credentials. */
  connectors: z.array(Name).max(20).refine(unique, "the same name twice").default([]),
  limits: RunLimits.default({}),
};

export const CreateSnippetInput = z.strictObject({
  ...fields,
  /** The workspace's maximum where that is less than the default. */
  timeoutMs: TimeoutMs.optional().meta({ default: TIMEOUT_MS_DEFAULT }),
  /** Memory beyond what the language's own interpreter takes. */
  memoryLimitMb: MemoryLimitMb.optional().meta({ default: MEMORY_LIMIT_MB_DEFAULT }),
});
export type CreateSnippetInput = z.output<typeof CreateSnippetInput>;

export const UpdateSnippetInput = z.strictObject({
  name: Name.optional(),
  displayName: DisplayName.optional(),
  description: Description.optional(),
  language: Language.optional(),
  code: Code.optional(),
  parameters: Parameters.optional(),
  returnType: ReturnType.optional(),
  tools: fields.tools.unwrap().optional(),
  hosts: fields.hosts.unwrap().optional(),
  connectors: fields.connectors.unwrap().optional(),
  limits: RunLimits.optional(),
  timeoutMs: TimeoutMs.optional(),
  memoryLimitMb: MemoryLimitMb.optional(),
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
  tools: z.array(z.string()),
  hosts: z.array(z.string()),
  connectors: z.array(z.string()),
  limits: RunLimits,
  timeoutMs: z.number().int(),
  memoryLimitMb: z.number().int(),
  version: z.number().int(),
  usage: Usage,
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Snippet = z.infer<typeof Snippet>;

/** The tools that run it, for callers who may read tools: how many, and the first of them by name. */
export const SnippetUses = z.object({
  total: z.number().int(),
  tools: z.array(z.object({ id: Id, name: Name, displayName: z.string() })),
});
export type SnippetUses = z.infer<typeof SnippetUses>;
export const SnippetView = z.object({ ...Snippet.shape, usedBy: SnippetUses });
export type SnippetView = z.infer<typeof SnippetView>;

export const ListSnippetsQuery = z.strictObject({ ...ListQuery.shape, language: Language.optional() });
export type ListSnippetsQuery = z.output<typeof ListSnippetsQuery>;
export const SnippetAnswer = z.object({ snippet: SnippetView });
export const SnippetChanged = z.object({ ...Message.shape, snippet: Snippet });
export const SnippetList = page("snippets", SnippetView);
