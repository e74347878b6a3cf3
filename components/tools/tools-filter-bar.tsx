"use client";

import { SearchInput } from "#components/common/search-input.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { ToolFilter } from "#lib/client/tool-filter.ts";
import { TOOL_TYPES } from "./tool-types.ts";

interface Props {
  filter: ToolFilter;
  onFilter: (patch: { search?: string; type?: string }) => void;
}

export function ToolsFilterBar({ filter, onFilter }: Props) {
  return (
    <div className="flex gap-2">
      <SearchInput label="Search tools" value={filter.search ?? ""} onSearch={(search) => onFilter({ search })} />
      <NativeSelect aria-label="Type of tool" value={filter.type ?? ""} onChange={(event) => onFilter({ type: event.target.value })}>
        <NativeSelectOption value="">All types</NativeSelectOption>
        {Object.entries(TOOL_TYPES).map(([type, { label }]) => (
          <NativeSelectOption key={type} value={type}>
            {label}
          </NativeSelectOption>
        ))}
      </NativeSelect>
    </div>
  );
}
