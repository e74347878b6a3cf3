"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { cn } from "#components/ui/cn.ts";
import { countTokens } from "#lib/client/count-tokens.ts";
import { formatCount } from "#lib/client/format-count.ts";

/** Beyond this the count is extrapolated: an exact one would hold up the page. */
const EXACT_CHARS = 200_000;

/** How many tokens a text costs an agent. */
export function TokenCount({ text, className }: { text: string; className?: string }) {
  const settled = useDeferredValue(text);
  const tokens = useQuery({
    queryKey: ["tokens", settled],
    queryFn: () => count(settled),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });
  const isEstimate = settled.length > EXACT_CHARS;
  return (
    <span
      className={cn("inline-block min-w-20 text-xs whitespace-nowrap text-muted-foreground tabular-nums", className)}
      title="Counted with o200k, the encoding of current OpenAI models"
    >
      {tokens.isError ? "tokens not counted" : tokens.data === undefined ? "counting…" : toText(tokens.data, isEstimate)}
    </span>
  );
}

async function count(text: string): Promise<number> {
  if (text.length <= EXACT_CHARS) return countTokens(text);
  return Math.round((await countTokens(text.slice(0, EXACT_CHARS))) * (text.length / EXACT_CHARS));
}

function toText(tokens: number, isEstimate: boolean): string {
  return `${isEstimate ? "about " : ""}${formatCount(tokens)} ${tokens === 1 ? "token" : "tokens"}`;
}
