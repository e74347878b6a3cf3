import { SOURCE_LABELS } from "#components/executions/source-labels.ts";
import { LAYERS_EXPLAINED } from "#components/tools/layers.ts";
import type { UsageFilter } from "#lib/client/usage-filter.ts";
import type { UsageBreakdownQuery, UsageRow, UsageTotals } from "#lib/contracts/usage.ts";
import { GONE_SUBJECTS } from "../words.ts";

export interface BreakdownKind {
  nameOf: (row: UsageRow) => string;
  /** What the page and the log are narrowed to by a row; null for a row that stands for nothing that can be asked for. */
  filterOf: (row: UsageRow) => { [K in keyof UsageFilter]?: string } | null;
  isShown: (row: UsageRow) => boolean;
}

const ACTOR_WORDS: Readonly<Record<string, string>> = {
  user: "Somebody who left",
  token: "A token that is gone",
  job: "Background jobs",
  hook: "Webhooks",
};
const ID = /^[0-9a-f-]{36}$/;

export const BREAKDOWNS: Record<UsageBreakdownQuery["by"], BreakdownKind> = {
  subject: {
    nameOf: ({ name, type }) => name ?? (GONE_SUBJECTS as Record<string, string>)[type ?? ""] ?? "Something that was deleted",
    filterOf: ({ key }) => ({ subjectId: key }),
    isShown: () => true,
  },
  actor: {
    nameOf: ({ name, type }) => name ?? ACTOR_WORDS[type ?? ""] ?? "Unknown",
    filterOf: ({ key }) => (ID.test(key) ? { actorId: key } : null),
    isShown: () => true,
  },
  source: {
    nameOf: ({ key }) => (SOURCE_LABELS as Record<string, string>)[key] ?? key,
    filterOf: ({ key }) => ({ source: key }),
    isShown: () => true,
  },
  layer: {
    nameOf: ({ key }) => (LAYERS_EXPLAINED as Record<string, { label: string }>)[key]?.label ?? key,
    filterOf: ({ key }) => ({ layer: key }),
    // What succeeded failed in no layer.
    isShown: ({ key }) => key !== "",
  },
};

/** The number that a table is sorted by. */
export const SORTED_BY: Record<UsageBreakdownQuery["sort"], (totals: UsageTotals) => number> = {
  calls: ({ calls }) => calls,
  failures: ({ failures }) => failures,
  p95: ({ p95Ms }) => p95Ms ?? 0,
  duration: ({ totalDurationMs }) => totalDurationMs,
  cost: ({ cost }) => cost,
};
