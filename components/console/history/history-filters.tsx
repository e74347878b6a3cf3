"use client";

import { User } from "lucide-react";
import { SearchInput } from "#components/common/search-input.tsx";
import { Button } from "#components/ui/button.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { WorkbenchState } from "../use-workbench.ts";

export function HistoryFilters({ bench: { view, go } }: { bench: WorkbenchState }) {
  return (
    <div className="shrink-0 space-y-2 border-b p-2">
      <SearchInput label="Search the runs" value={view.search ?? ""} onSearch={(search) => go({ search })} />
      <div className="flex items-center gap-2">
        <NativeSelect
          size="sm"
          aria-label="Status of the runs"
          value={view.status ?? ""}
          onChange={(event) => go({ status: event.target.value })}
        >
          <NativeSelectOption value="">All runs</NativeSelectOption>
          <NativeSelectOption value="succeeded">Succeeded</NativeSelectOption>
          <NativeSelectOption value="failed">Failed</NativeSelectOption>
        </NativeSelect>
        <Button
          type="button"
          variant="outline"
          size="sm"
          aria-pressed={view.mine !== undefined}
          className="aria-pressed:border-primary/40 aria-pressed:bg-tint aria-pressed:text-primary"
          onClick={() => go({ mine: view.mine === undefined ? "1" : undefined })}
        >
          <User aria-hidden="true" />
          Mine
        </Button>
      </div>
    </div>
  );
}
