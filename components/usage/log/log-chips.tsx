"use client";

import { Chip } from "#components/common/chip.tsx";
import { useHydrated } from "#lib/client/use-hydrated.ts";
import type { LogState } from "./use-log.ts";

/** The parts of the filter that have no field of their own: they came with a link. */
export function LogChips({ log: { filter, rows, change } }: { log: LogState }) {
  const hydrated = useHydrated();
  const { subjectId, actorId, parentId, from, to } = filter;
  const subject = rows?.find((row) => row.subjectId === subjectId)?.subjectName;
  const actor = rows?.find((row) => row.actor.id === actorId)?.actor.name;
  const moment = (iso: string) => (hydrated ? new Date(iso).toLocaleString() : iso);
  const chips = [
    subjectId !== undefined && { text: subject ?? "one tool, endpoint or snippet", clear: { subjectId: undefined } },
    actorId !== undefined && { text: `by ${actor ?? "one person or token"}`, clear: { actorId: undefined } },
    parentId !== undefined && { text: "called by one execution", clear: { parentId: undefined } },
    from !== undefined && { text: `from ${moment(from)}`, clear: { from: undefined } },
    to !== undefined && { text: `until ${moment(to)}`, clear: { to: undefined } },
  ].filter((chip) => chip !== false);
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {chips.map(({ text, clear }) => (
        <Chip key={text} tone="tint" removes={`the filter ${text}`} onRemove={() => change(clear)}>
          {text}
        </Chip>
      ))}
    </div>
  );
}
