"use client";

import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { LogFilter } from "#lib/client/log-filter.ts";
import { RANGE_NAMES, RANGES } from "#lib/client/usage-filter.ts";

interface Props {
  filter: LogFilter;
  onChange: (patch: { from?: string | undefined; to?: string | undefined }) => void;
}

/** From when on: a choice sets the moment that it means now. A time that came with a link is shown as a chip instead. */
export function LogTime({ filter, onChange }: Props) {
  const isOwn = filter.from !== undefined || filter.to !== undefined;
  return (
    <NativeSelect
      aria-label="Time"
      value={isOwn ? "own" : ""}
      onChange={({ target }) => {
        const range = RANGE_NAMES.find((name) => name === target.value);
        onChange({ from: range && new Date(Date.now() - RANGES[range].ms).toISOString(), to: undefined });
      }}
    >
      <NativeSelectOption value="">All of the log</NativeSelectOption>
      {isOwn && <NativeSelectOption value="own">Chosen time</NativeSelectOption>}
      {RANGE_NAMES.map((name) => (
        <NativeSelectOption key={name} value={name}>
          {RANGES[name].label}
        </NativeSelectOption>
      ))}
    </NativeSelect>
  );
}
