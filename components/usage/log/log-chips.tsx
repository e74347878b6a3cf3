"use client";

import { Chip } from "#components/common/chip.tsx";
import { Button } from "#components/ui/button.tsx";
import { useHydrated } from "#lib/client/use-hydrated.ts";
import { FILTER_WORDS, SUBJECT_TYPE_LABELS } from "../words.ts";
import type { LogState } from "./use-log.ts";

/** The filter, piece by piece, to be taken away again; the words that are searched stand in their field. */
export function LogChips({ log, onClear }: { log: LogState; onClear: () => void }) {
  const chips = useChips(log);
  if (chips.length === 0 && log.filter.search === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chips.map(({ text, clear }) => (
        <Chip key={text} tone="tint" removes={`the filter ${text}`} onRemove={() => log.change(clear)}>
          {text}
        </Chip>
      ))}
      <Button variant="ghost" size="sm" className="h-6 px-2" onClick={onClear}>
        Clear the filter
      </Button>
    </div>
  );
}

function useChips({ filter, rows }: LogState) {
  const hydrated = useHydrated();
  const { subjectType, subjectId, actorId, source, status, layer, version, minDurationMs, parentId, from, to } = filter;
  const subject = rows?.find((row) => row.subjectId === subjectId)?.subjectName ?? undefined;
  const actor = rows?.find((row) => row.actor.id === actorId)?.actor.name ?? undefined;
  const moment = (iso: string) => (hydrated ? new Date(iso).toLocaleString() : iso);
  return [
    subjectType !== undefined && { text: SUBJECT_TYPE_LABELS[subjectType], clear: { subjectType: undefined } },
    subjectId !== undefined && { text: FILTER_WORDS.subject(subject), clear: { subjectId: undefined } },
    actorId !== undefined && { text: FILTER_WORDS.actor(actor), clear: { actorId: undefined } },
    source !== undefined && { text: FILTER_WORDS.source(source), clear: { source: undefined } },
    status !== undefined && { text: FILTER_WORDS.status(status), clear: { status: undefined } },
    layer !== undefined && { text: FILTER_WORDS.layer(layer), clear: { layer: undefined } },
    version !== undefined && { text: `version ${version}`, clear: { version: undefined } },
    minDurationMs !== undefined && { text: `slower than ${minDurationMs} ms`, clear: { minDurationMs: undefined } },
    parentId !== undefined && { text: "called by one execution", clear: { parentId: undefined } },
    from !== undefined && { text: `from ${moment(from)}`, clear: { from: undefined } },
    to !== undefined && { text: `until ${moment(to)}`, clear: { to: undefined } },
  ].filter((chip) => chip !== false);
}
