"use client";

import { useQuery } from "@tanstack/react-query";
import { Chip } from "#components/common/chip.tsx";
import { SOURCE_LABELS } from "#components/executions/source-labels.ts";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { usageQueries } from "#lib/client/usage.ts";
import type { UsageFilter } from "#lib/client/usage-filter.ts";
import type { UsageView } from "./use-usage.ts";
import { FILTER_WORDS, SUBJECT_TYPE_LABELS } from "./words.ts";

/** What is counted: everything, until something is chosen here or clicked below. */
export function FilterChips({ usage }: { usage: UsageView }) {
  const { filter, change } = usage;
  const names = useNames(usage);
  const { subjectId, actorId, status, layer } = filter;
  // What has a field of its own here needs no chip.
  const chips = [
    subjectId !== undefined && { text: FILTER_WORDS.subject(names.get(subjectId)), clear: { subjectId: undefined } },
    actorId !== undefined && { text: FILTER_WORDS.actor(names.get(actorId)), clear: { actorId: undefined } },
    status !== undefined && { text: FILTER_WORDS.status(status), clear: { status: undefined } },
    layer !== undefined && { text: FILTER_WORDS.layer(layer), clear: { layer: undefined } },
  ].filter((chip) => chip !== false);
  return (
    <search aria-label="Filter of usage" className="flex flex-wrap items-center gap-2">
      <NativeSelect
        size="sm"
        aria-label="What was called"
        value={filter.subjectType ?? ""}
        onChange={(event) => change({ subjectType: (event.target.value || undefined) as UsageFilter["subjectType"], subjectId: undefined })}
      >
        <NativeSelectOption value="">Everything</NativeSelectOption>
        {Object.entries(SUBJECT_TYPE_LABELS).map(([type, label]) => (
          <NativeSelectOption key={type} value={type}>
            {label}
          </NativeSelectOption>
        ))}
      </NativeSelect>
      <NativeSelect
        size="sm"
        aria-label="Source"
        value={filter.source ?? ""}
        onChange={(event) => change({ source: (event.target.value || undefined) as UsageFilter["source"] })}
      >
        <NativeSelectOption value="">Any source</NativeSelectOption>
        {Object.entries(SOURCE_LABELS).map(([source, label]) => (
          <NativeSelectOption key={source} value={source}>
            {label}
          </NativeSelectOption>
        ))}
      </NativeSelect>
      {chips.map(({ text, clear }) => (
        <Chip key={text} tone="tint" removes={`the filter ${text}`} onRemove={() => change(clear)}>
          {text}
        </Chip>
      ))}
    </search>
  );
}

/** The names of what the filter names by id, from the lists that are on the page anyway. */
function useNames({ workspace, query, filter }: UsageView): Map<string, string> {
  const { subjectId, actorId } = filter;
  const subjects = useQuery({
    ...usageQueries.breakdown(workspace, { ...query, by: "subject", limit: 1 }),
    enabled: subjectId !== undefined,
  });
  const actors = useQuery({ ...usageQueries.breakdown(workspace, { ...query, by: "actor", limit: 1 }), enabled: actorId !== undefined });
  const rows = [...(subjects.data?.rows ?? []), ...(actors.data?.rows ?? [])];
  return new Map(rows.flatMap(({ key, name }) => (name === null ? [] : [[key, name] as const])));
}
