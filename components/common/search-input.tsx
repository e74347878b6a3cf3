"use client";

import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";

interface Props {
  label: string;
  value: string;
  onSearch: (value: string) => void;
  /** Takes the room there is. */
  isWide?: boolean;
}

const PAUSE_MS = 200;

/** Reports what was typed after a short pause. The field is its own state: the address follows it, not the reverse. */
export function SearchInput({ label, value, onSearch, isWide = false }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was typed last does not follow to the next page, whose address is another.
  useEffect(() => () => clearTimeout(timer.current), []);
  const report = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next), PAUSE_MS);
  };
  return (
    <search className={cn("relative min-w-0 flex-1", !isWide && "sm:max-w-xs")}>
      <Search className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted-foreground" aria-hidden="true" />
      <Input
        type="search"
        className="ps-9"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        onChange={(event) => report(event.target.value)}
      />
    </search>
  );
}
