"use client";

import { useState } from "react";
import { SearchInput } from "#components/common/search-input.tsx";
import { SOURCE_LABELS } from "#components/executions/source-labels.ts";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { LogFilter } from "#lib/client/log-filter.ts";
import { LAYER_LABELS, STATUS_LABELS, SUBJECT_TYPE_LABELS } from "../words.ts";
import { LogChips } from "./log-chips.tsx";
import { LogTime } from "./log-time.tsx";
import { NumberFilter } from "./number-filter.tsx";
import type { LogState } from "./use-log.ts";

export function LogFilters({ log }: { log: LogState }) {
  const { filter, change } = log;
  // Another key empties the fields that keep what is typed in them.
  const [clears, setClears] = useState(0);
  const clear = () => {
    change(Object.fromEntries(Object.keys(filter).map((key) => [key, undefined])));
    setClears(clears + 1);
  };
  return (
    <search key={clears} aria-label="Filter of the log" className="space-y-2">
      <div className="flex flex-wrap items-center gap-2 max-sm:*:data-[slot=native-select-wrapper]:w-full">
        <div className="flex min-w-0 flex-1 basis-full sm:max-w-2xl sm:basis-80">
          <SearchInput
            label="Search input, result, error or id"
            value={filter.search ?? ""}
            onSearch={(search) => change({ search })}
            isWide
          />
        </div>
        <LogTime filter={filter} onChange={change} />
      </div>
      <div className="grid grid-cols-2 items-center gap-2 max-sm:*:data-[slot=native-select-wrapper]:w-full sm:flex sm:flex-wrap">
        <Choice label="Status" any="Any status" options={STATUS_LABELS} value={filter.status} onChoose={(status) => change({ status })} />
        <Choice label="Failed in" any="Any layer" options={LAYER_LABELS} value={filter.layer} onChoose={(layer) => change({ layer })} />
        {!log.isOfOne && (
          <Choice
            label="What was called"
            any="Everything"
            options={SUBJECT_TYPE_LABELS}
            value={filter.subjectType}
            onChoose={(subjectType) => change({ subjectType, subjectId: undefined })}
          />
        )}
        <Choice label="Source" any="Any source" options={SOURCE_LABELS} value={filter.source} onChoose={(source) => change({ source })} />
        <NumberFilter label="Slower than" unit="ms" value={filter.minDurationMs} onNumber={(ms) => change({ minDurationMs: ms })} />
        <NumberFilter label="Version" value={filter.version} onNumber={(version) => change({ version })} />
      </div>
      <LogChips log={log} onClear={clear} />
    </search>
  );
}

export function isFiltered(filter: LogFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

interface ChoiceProps {
  label: string;
  any: string;
  options: Readonly<Record<string, string>>;
  value: string | undefined;
  onChoose: (value: string) => void;
}

function Choice({ label, any, options, value, onChoose }: ChoiceProps) {
  return (
    <NativeSelect aria-label={label} value={value ?? ""} onChange={(event) => onChoose(event.target.value)}>
      <NativeSelectOption value="">{any}</NativeSelectOption>
      {Object.entries(options).map(([option, text]) => (
        <NativeSelectOption key={option} value={option}>
          {text}
        </NativeSelectOption>
      ))}
    </NativeSelect>
  );
}
