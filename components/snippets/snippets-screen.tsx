"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PageHeader } from "#components/common/page-header.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { SnippetFilter } from "#lib/client/snippet-filter.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { LANGUAGE_NAMES } from "./languages.ts";
import { SnippetsFound } from "./snippets-found.tsx";

export function SnippetsScreen() {
  const { can, workspace } = useStudio();
  const { params, write } = useAddress();
  const filter = SnippetFilter.parse(params);
  const [clears, setClears] = useState(0);
  const clear = () => {
    write({ search: undefined, language: undefined });
    setClears(clears + 1);
  };
  return (
    <div className="space-y-6">
      <PageHeader
        title="Snippets"
        description="Code that runs in a sandbox: it sees its parameters, and the tools, hosts and connectors that you name."
        actions={
          can("snippet:write") && (
            <Button asChild>
              <Link href={`/${workspace.slug}/snippets/new`}>
                <Plus aria-hidden="true" />
                New snippet
              </Link>
            </Button>
          )
        }
      />
      <div className="space-y-4">
        <div className="flex gap-2" key={clears}>
          <SearchInput label="Search snippets" value={filter.search ?? ""} onSearch={(search) => write({ search })} />
          <NativeSelect
            aria-label="Language"
            value={filter.language ?? ""}
            onChange={(event) => write({ language: event.target.value }, "push")}
          >
            <NativeSelectOption value="">All languages</NativeSelectOption>
            {Object.entries(LANGUAGE_NAMES).map(([language, label]) => (
              <NativeSelectOption key={language} value={language}>
                {label}
              </NativeSelectOption>
            ))}
          </NativeSelect>
        </div>
        <SnippetsFound filter={filter} onClear={clear} />
      </div>
    </div>
  );
}
