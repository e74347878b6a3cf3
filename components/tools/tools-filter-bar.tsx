"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { isNarrowed, type ToolFilter } from "#lib/client/tool-filter.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { firstOrder, SORT_LABELS } from "./list/tool-columns.ts";
import { useFocusKey } from "./list/use-focus-key.ts";
import { TOOL_TYPES } from "./tool-types.ts";

export type FilterPatch = { [K in keyof ToolFilter]?: string | undefined };

interface Props {
  filter: ToolFilter;
  onFilter: (patch: FilterPatch) => void;
  onClear: () => void;
}

export function ToolsFilterBar({ filter, onFilter, onClear }: Props) {
  const { workspace, user } = useStudio();
  const tags = useQuery(toolQueries.tags(workspace.slug));
  const owners = useQuery(toolQueries.owners(workspace.slug));
  const search = useRef<HTMLDivElement>(null);
  useFocusKey("/", search);
  const types = Object.entries(TOOL_TYPES).map(([type, { label }]) => [type, label] as const);
  const tagOptions = (tags.data?.tags ?? []).map(({ tag, tools }) => [tag, `${tag} (${tools})`] as const);
  const ownerOptions = (owners.data?.owners ?? []).map(
    ({ owner, tools }) => [owner.id, `${owner.id === user.id ? "Me" : (owner.name ?? "Somebody who left")} (${tools})`] as const,
  );
  const sort = filter.sort ?? "created";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div ref={search} className="min-w-full flex-1 *:max-w-none sm:max-w-xs sm:min-w-60">
        <SearchInput label="Search tools" value={filter.search ?? ""} onSearch={(text) => onFilter({ search: text })} />
      </div>
      <div className="-m-1 flex items-center gap-2 p-1 max-sm:min-w-0 max-sm:overflow-x-auto *:shrink-0">
        <Choice label="Type of tool" all="All types" value={filter.type} options={types} onChoose={(type) => onFilter({ type })} />
        <Choice
          label="Tag"
          all="All tags"
          value={filter.tag}
          options={withChosen(tagOptions, filter.tag)}
          onChoose={(tag) => onFilter({ tag })}
        />
        <Choice label="Owner" all="All owners" value={filter.owner} options={ownerOptions} onChoose={(owner) => onFilter({ owner })} />
        <Choice
          label="State"
          all="On and off"
          value={filter.state}
          options={[
            ["on", "On"],
            ["off", "Off"],
          ]}
          onChoose={(state) => onFilter({ state })}
        />
        <Choice
          label="Order"
          value={sort}
          options={Object.entries(SORT_LABELS)}
          onChoose={(next) => onFilter({ sort: next, order: firstOrder(next as keyof typeof SORT_LABELS) })}
        />
        {isNarrowed(filter) && (
          <Button variant="ghost" size="sm" onClick={onClear}>
            <X aria-hidden="true" />
            Clear
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  /** What choosing nothing is called; without it something is always chosen. */
  all?: ReactNode;
  value: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
  onChoose: (value: string) => void;
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <NativeSelect aria-label={label} value={value ?? ""} onChange={(event) => onChoose(event.target.value)} className="max-w-44 truncate">
      {all !== undefined && <NativeSelectOption value="">{all}</NativeSelectOption>}
      {options.map(([option, text]) => (
        <NativeSelectOption key={option} value={option}>
          {text}
        </NativeSelectOption>
      ))}
    </NativeSelect>
  );
}

/** A tag from the address that no tool has any more can still be seen and taken away. */
function withChosen(options: readonly (readonly [string, string])[], chosen: string | undefined) {
  if (chosen === undefined || chosen === "" || options.some(([tag]) => tag === chosen)) return options;
  return [...options, [chosen, chosen] as const];
}
