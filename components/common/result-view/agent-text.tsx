"use client";

import { Bot } from "lucide-react";
import { TokenCount } from "#components/common/token-count.tsx";
import type { Json } from "#lib/contracts/json.ts";
import { LongText } from "./long-text.tsx";
import { resultDir, resultText } from "./result-text.ts";

/** Where common clients of agents begin to cut what a tool answers: 25,000 tokens of about four characters. */
const CLIENTS_CUT_AT = 100_000;

/** The text that a model reads, and what it costs it to read it. */
export function AgentText({ value, label, wrapped }: { value: Json; label: string; wrapped: boolean }) {
  const text = resultText(value, 0);
  return (
    <>
      <p className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1 text-xs text-muted-foreground">
        <Bot className="size-3.5 shrink-0" aria-hidden="true" />
        <TokenCount text={text} />
        <span>in {text.length.toLocaleString("en")} characters, without line breaks and indents</span>
      </p>
      {text.length > CLIENTS_CUT_AT && (
        <p className="border-b bg-warning/8 px-3 py-1.5 text-xs text-warning">
          Many agents cut the answer of a tool at about 25,000 tokens. Return fewer fields, or a page at a time.
        </p>
      )}
      <LongText text={text} label={`${label}, as an agent reads it`} wrapped={wrapped} dir={resultDir(value)} />
    </>
  );
}
