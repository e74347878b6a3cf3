import { z } from "zod";
import { Description, DisplayName, ExpectedVersion, Id, ListQuery, Message, Name, page, TagList, Timestamp, Usage } from "./common.ts";
import { JsonObject } from "./json.ts";
import { Parameters } from "./parameters.ts";
import { Author } from "./versions.ts";

/** What a tool runs, by its type. Another type is one more member here and one more executor. */
export const ToolConfigs = {
  api_call: z.strictObject({ endpointId: Id }),
  code_execution: z.strictObject({ snippetId: Id }),
} as const;

export const ToolType = z.enum(Object.keys(ToolConfigs) as [keyof typeof ToolConfigs, ...(keyof typeof ToolConfigs)[]]);
export type ToolType = keyof typeof ToolConfigs;

const fields = {
  name: Name,
  displayName: DisplayName,
  description: Description.default(""),
  /** Those of the endpoint or snippet when absent. */
  parameters: Parameters.optional(),
  tags: TagList.default([]),
  /** Price of one call in US dollars; each execution records it as its cost. */
  pricePerCall: z.number().min(0).max(1_000_000).default(0),
  enabled: z.boolean().default(true),
};

export const CreateToolInput = z.discriminatedUnion("type", [
  z.strictObject({ ...fields, type: z.literal("api_call"), config: ToolConfigs.api_call }),
  z.strictObject({ ...fields, type: z.literal("code_execution"), config: ToolConfigs.code_execution }),
]);
export type CreateToolInput = z.output<typeof CreateToolInput>;

/** Partial. The type of a tool never changes; `config` is checked against it. */
export const UpdateToolInput = z.strictObject({
  name: Name.optional(),
  displayName: DisplayName.optional(),
  description: Description.optional(),
  parameters: Parameters.optional(),
  tags: TagList.optional(),
  pricePerCall: fields.pricePerCall.unwrap().optional(),
  enabled: z.boolean().optional(),
  config: z.union([ToolConfigs.api_call, ToolConfigs.code_execution]).optional(),
  version: ExpectedVersion,
});
export type UpdateToolInput = z.output<typeof UpdateToolInput>;

export const Tool = z.object({
  id: Id,
  name: Name,
  displayName: z.string(),
  description: z.string(),
  type: ToolType,
  config: z.union([ToolConfigs.api_call, ToolConfigs.code_execution]),
  parameters: Parameters,
  tags: z.array(z.string()),
  pricePerCall: z.number(),
  enabled: z.boolean(),
  version: z.number().int(),
  usage: Usage,
  /** Who registered it. */
  owner: Author.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Tool = z.infer<typeof Tool>;

export const ListToolsQuery = z.strictObject({
  ...ListQuery.shape,
  type: ToolType.optional(),
  enabled: z.stringbool().optional(),
  tag: z.string().max(50).optional(),
  owner: Id.optional(),
  /** Exactly this name. */
  name: z.string().max(64).optional(),
  /** `recent_…`: of the last 24 hours; tools without a call come last. */
  sort: z
    .enum(["created", "updated", "name", "display_name", "last_run", "calls", "recent_calls", "recent_success", "recent_p95"])
    .default("created"),
  order: z.enum(["asc", "desc"]).default("desc"),
});
export type ListToolsQuery = z.output<typeof ListToolsQuery>;

export const ToolAnswer = z.object({ tool: Tool });
export const ToolChanged = z.object({ ...Message.shape, tool: Tool });
/** `total` counts what the filter finds, on the first page; it is null on the others. */
export const ToolList = page("tools", Tool).extend({ total: z.number().int().nullable() });
export type ToolList = z.infer<typeof ToolList>;

const Ids = z
  .array(Id)
  .min(1)
  .max(500)
  .refine((ids) => new Set(ids).size === ids.length, "the same id twice");

/** One change to many tools: all of them, or none. Every change makes a version. */
export const ChangeToolsInput = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("enable"), ids: Ids }),
  z.strictObject({ action: z.literal("disable"), ids: Ids }),
  z.strictObject({ action: z.literal("delete"), ids: Ids }),
  z.strictObject({ action: z.literal("tag"), ids: Ids, add: TagList.default([]), remove: TagList.default([]) }),
]);
export type ChangeToolsInput = z.output<typeof ChangeToolsInput>;
/** Tools that were as wanted already are not counted. */
export const ToolsChanged = z.object({ ...Message.shape, changed: z.number().int() });

export const ExportToolsInput = z.strictObject({ ids: Ids });
/** Definitions with what they run, without ids, secrets and counters. */
export const ToolsExport = z.object({
  format: z.literal("sintra-tools/1"),
  exportedAt: Timestamp,
  tools: z.array(JsonObject),
});
export type ToolsExport = z.infer<typeof ToolsExport>;

export const TagCounts = z.object({ tags: z.array(z.object({ tag: z.string(), tools: z.number().int() })) });
export type TagCounts = z.infer<typeof TagCounts>;

/** Those who registered tools, with how many. */
export const ToolOwners = z.object({ owners: z.array(z.object({ owner: Author, tools: z.number().int() })) });
export type ToolOwners = z.infer<typeof ToolOwners>;

export const FindToolUsesInput = z.strictObject({ ids: Ids });
/** The snippets whose code may call one of the tools; `tools` are the names of those. */
export const ToolUses = z.object({
  uses: z.array(z.object({ id: Id, name: Name, displayName: z.string(), tools: z.array(z.string()) })),
});
export type ToolUses = z.infer<typeof ToolUses>;
