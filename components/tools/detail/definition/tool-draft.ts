import { z } from "zod";
import { describeChanges } from "#lib/contracts/describe/describe-changes.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { sameJson } from "#lib/contracts/same-json.ts";
import { type Tool, UpdateToolInput } from "#lib/contracts/tools.ts";
import type { DefinitionChange } from "#lib/contracts/versions.ts";

/** What a person writes of a tool here. Whether it is on is no text: it changes at once, elsewhere. */
export const DRAFT_FIELDS = ["name", "displayName", "description", "tags", "config", "parameters", "pricePerCall"] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type ToolWritten = Pick<Tool, DraftField>;
/** Only what differs from the tool as it was opened. */
export type ToolDraft = Partial<ToolWritten>;

export const FIELD_LABELS: Record<DraftField, string> = {
  name: "Name",
  displayName: "Title",
  description: "Description",
  tags: "Tags",
  config: "What it runs",
  parameters: "Parameters",
  pricePerCall: "Price per call",
};

/** A draft that an earlier visit left behind: checked for its fields only, because what is typed may be wrong. */
export const KeptDraft = z
  .object({ version: z.number().int(), draft: z.record(z.string(), z.unknown()) })
  .transform(({ version, draft }) => ({
    version,
    // Safe: each field was written by this page, and everything is checked before it is saved.
    draft: Object.fromEntries(Object.entries(draft).filter(([field]) => isField(field))) as ToolDraft,
  }));

export function written(tool: Tool): ToolWritten {
  const { name, displayName, description, tags, config, parameters, pricePerCall } = tool;
  return { name, displayName, description, tags, config, parameters, pricePerCall };
}

/** The draft with one more change; what is as it was opened is no change. */
export function withChange<F extends DraftField>(draft: ToolDraft, opened: Tool, field: F, value: ToolWritten[F]): ToolDraft {
  const { [field]: _, ...rest } = draft;
  return isSame(value, opened[field]) ? (rest as ToolDraft) : ({ ...rest, [field]: value } as ToolDraft);
}

export function isSame(one: unknown, other: unknown): boolean {
  // Both came as JSON or are about to go as JSON; the order of a list's items matters, that of keys does not.
  return sameJson(one as Json, other as Json);
}

/** What saving would change, in words. */
export function changesOfDraft(opened: Tool, draft: ToolDraft): DefinitionChange[] {
  return describeChanges("tool", toJson(written(opened)), toJson({ ...written(opened), ...draft }));
}

export function changesBetween(one: Tool, other: Tool): DefinitionChange[] {
  const all = (tool: Tool) => toJson({ ...written(tool), enabled: tool.enabled });
  return describeChanges("tool", all(one), all(other));
}

/** The first problem of each field that the contract refuses. */
export function findRefusals(draft: ToolDraft): Partial<Record<string, string>> {
  const parsed = UpdateToolInput.safeParse(draft);
  if (parsed.success) return {};
  return Object.fromEntries([...parsed.error.issues].reverse().map(({ path, message }) => [String(path[0]), message]));
}

/** What makes a tool harder for agents to use; nothing that keeps it from being saved. */
export function adviseOn({ description, parameters }: ToolWritten): string[] {
  const undescribed = Array.isArray(parameters)
    ? parameters.filter((one) => (one.description ?? "").trim() === "").map(({ name }) => name)
    : [];
  const listed = undescribed.slice(0, 3).join(", ");
  return [
    description.trim() === "" ? "Without a description an agent can only guess what it does, and when to use it." : "",
    description.length > 1_024 ? "Some agents cut a description after 1,024 characters." : "",
    undescribed.length === 0
      ? ""
      : `Without a description: ${listed}${undescribed.length > 3 ? ` and ${undescribed.length - 3} more` : ""}.`,
  ].filter((advice) => advice !== "");
}

function toJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

function isField(field: string): boolean {
  return (DRAFT_FIELDS as readonly string[]).includes(field);
}
