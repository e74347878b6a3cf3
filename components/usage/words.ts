import { SOURCE_LABELS } from "#components/executions/source-labels.ts";
import { LAYERS_EXPLAINED } from "#components/tools/layers.ts";
import type { ExecutionSource, ExecutionStatus, SubjectType } from "#lib/contracts/executions.ts";

export const SUBJECT_TYPE_LABELS: Record<SubjectType, string> = { tool: "Tools", endpoint: "Endpoints", snippet: "Snippets" };
export const STATUS_LABELS: Record<ExecutionStatus, string> = { succeeded: "Succeeded", failed: "Failed" };
export const LAYER_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LAYERS_EXPLAINED).map(([layer, { label }]) => [layer, label]),
);
export const GONE_SUBJECTS: Record<SubjectType, string> = {
  tool: "Deleted tool",
  endpoint: "Deleted endpoint",
  snippet: "Deleted snippet",
};

/** How a filter reads as a chip. Who or what it names by id may have no name, yet or any more. */
export const FILTER_WORDS = {
  subject: (name: string | undefined) => name ?? "one tool, endpoint or snippet",
  actor: (name: string | undefined) => `by ${name ?? "one person or token"}`,
  status: (status: ExecutionStatus) => STATUS_LABELS[status].toLowerCase(),
  source: (source: ExecutionSource) => `from ${SOURCE_LABELS[source]}`,
  layer: (layer: string) => `failed: ${LAYER_LABELS[layer] ?? layer}`,
};
