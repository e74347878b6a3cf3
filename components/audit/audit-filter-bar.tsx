"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { AuditFilter } from "#lib/client/audit.ts";
import { memberQueries } from "#lib/client/people.ts";
import { tokenQueries } from "#lib/client/tokens.ts";
import { SUBJECT_LABELS } from "./action-words.ts";

interface Props {
  filter: AuditFilter;
  onFilter: (patch: Record<string, string | undefined>) => void;
}

export function AuditFilterBar({ filter, onFilter }: Props) {
  const { workspace, can } = useStudio();
  const members = useInfiniteQuery(memberQueries.list(workspace.slug)).data?.pages.flatMap((page) => page.members) ?? [];
  const tokens =
    useInfiniteQuery({ ...tokenQueries.list(workspace.slug), enabled: can("token:read") }).data?.pages.flatMap((page) => page.tokens) ?? [];
  const isKnown =
    filter.actorId === undefined ||
    members.some(({ userId }) => userId === filter.actorId) ||
    tokens.some(({ id }) => id === filter.actorId);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <search
      aria-label="Filter of the audit trail"
      className="grid grid-cols-2 items-center gap-2 max-sm:*:data-[slot=native-select-wrapper]:w-full sm:flex sm:flex-wrap"
    >
      <NativeSelect
        aria-label="What was changed"
        value={filter.subject ?? ""}
        onChange={(event) => onFilter({ subject: event.target.value })}
      >
        <NativeSelectOption value="">Everything</NativeSelectOption>
        {Object.entries(SUBJECT_LABELS).map(([subject, label]) => (
          <NativeSelectOption key={subject} value={subject}>
            {label}
          </NativeSelectOption>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label="By whom"
        className="max-w-56 truncate"
        value={filter.actorId ?? ""}
        onChange={(event) => onFilter({ actorId: event.target.value })}
      >
        <NativeSelectOption value="">Anyone</NativeSelectOption>
        {!isKnown && <NativeSelectOption value={filter.actorId}>Somebody else</NativeSelectOption>}
        <optgroup label="Members">
          {members.map(({ userId, name }) => (
            <NativeSelectOption key={userId} value={userId}>
              {name}
            </NativeSelectOption>
          ))}
        </optgroup>
        {tokens.length > 0 && (
          <optgroup label="API tokens">
            {tokens.map(({ id, name }) => (
              <NativeSelectOption key={id} value={id}>
                {name}
              </NativeSelectOption>
            ))}
          </optgroup>
        )}
      </NativeSelect>
      <DayInput label="From" value={filter.from} onDay={(from) => onFilter({ from })} />
      <DayInput label="To" value={filter.to} onDay={(to) => onFilter({ to })} />
      {isFiltered && (
        <Button
          variant="ghost"
          size="sm"
          onClick={() => onFilter({ subject: undefined, actorId: undefined, from: undefined, to: undefined })}
        >
          Clear
        </Button>
      )}
    </search>
  );
}

function DayInput({ label, value, onDay }: { label: string; value: string | undefined; onDay: (day: string) => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm text-muted-foreground">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        className="w-full min-w-0 text-foreground sm:w-40"
        value={value ?? ""}
        onChange={(event) => onDay(event.target.value)}
      />
    </div>
  );
}
