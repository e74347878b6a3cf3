import { LAYERS_EXPLAINED } from "#components/tools/layers.ts";
import type { UsageFilter } from "#lib/client/usage-filter.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";

export const SUBJECT_TYPE_LABELS: Record<SubjectType, string> = { tool: "Tools", endpoint: "Endpoints", snippet: "Snippets" };

type Named = Exclude<keyof UsageFilter, "range" | "from" | "to" | "compare" | "subjectType" | "source">;

/** The filters that have no field of their own, as their chips read. */
export const FilterWords: readonly { key: Named; words: (value: string) => string }[] = [
  { key: "subjectId", words: (name) => name },
  { key: "actorId", words: (name) => `by ${name}` },
  { key: "status", words: (status) => status },
  { key: "layer", words: (layer) => `failed: ${(LAYERS_EXPLAINED as Record<string, { label: string }>)[layer]?.label ?? layer}` },
];
