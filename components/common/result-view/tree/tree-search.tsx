"use client";

import { ChevronDown, ChevronUp, type LucideIcon, Search } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { MATCHES_MAX } from "./find-matches.ts";
import type { Tree } from "./use-tree.ts";

export function TreeSearch({ tree }: { tree: Tree }) {
  const { search, wanted, matches, active, setSearch, step } = tree;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const at = matches.indexOf(active);
  const all = matches.length === MATCHES_MAX ? `${MATCHES_MAX} or more` : String(matches.length);
  const found = wanted.trim() === "" ? "" : matches.length === 0 ? "Nothing found" : `${at === -1 ? "–" : at + 1} of ${all}`;
  return (
    <search className="flex h-9 shrink-0 items-center gap-1 border-b ps-3 pe-1">
      <Search className="size-3.5 shrink-0 text-muted-foreground" aria-hidden="true" />
      <input
        type="search"
        aria-label="Search the result"
        placeholder="Find a name or a value"
        className="h-full min-w-0 flex-1 bg-transparent px-1 text-xs outline-none placeholder:text-muted-foreground focus-visible:ring-0"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKey}
      />
      <span role="status" className="shrink-0 text-xs text-muted-foreground">
        {found}
      </span>
      <Step label="The match before" icon={ChevronUp} disabled={matches.length === 0} onClick={() => step(-1)} />
      <Step label="The next match" icon={ChevronDown} disabled={matches.length === 0} onClick={() => step(1)} />
    </search>
  );
}

function Step({ label, icon: Icon, ...button }: { label: string; icon: LucideIcon; disabled: boolean; onClick: () => void }) {
  return (
    <Button type="button" variant="ghost" size="icon-xs" aria-label={label} {...button}>
      <Icon aria-hidden="true" />
    </Button>
  );
}
