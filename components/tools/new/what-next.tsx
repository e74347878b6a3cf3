"use client";

import { ArrowRight, KeyRound, Plus, SquareTerminal } from "lucide-react";
import Link from "next/link";
import { CodeBlock } from "#components/common/code-block.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { toCurl } from "#lib/client/code-export/to-curl.ts";
import { useOrigin } from "#lib/client/use-origin.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import type { Tool } from "#lib/contracts/tools.ts";

/** The tool has run: where to go from here. */
export function WhatNext({ tool, parameters }: { tool: Tool; parameters: JsonObject }) {
  const { workspace, can } = useStudio();
  const origin = useOrigin();
  const base = `/${workspace.slug}`;
  return (
    <section aria-labelledby="what-next" className="min-w-0 space-y-4 rounded-lg border bg-card p-4 sm:p-5">
      <h2 id="what-next" className="text-base font-semibold">
        It works. What next?
      </h2>
      <div className="space-y-2">
        <h3 className="text-sm font-medium">Call it from a script</h3>
        <CodeBlock code={toCurl({ url: `${origin}/api/custom-tools/${tool.id}/execute`, body: { parameters } })} label="Command" />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`${base}/tools/${tool.id}`}>
            Open the tool
            <ArrowRight className="rtl:rotate-180" aria-hidden="true" />
          </Link>
        </Button>
        <Button variant="outline" asChild>
          <Link href={`${base}/console?kind=tool&id=${tool.id}`}>
            <SquareTerminal aria-hidden="true" />
            Try more in the console
          </Link>
        </Button>
        {can("token:write") && (
          <Button variant="outline" asChild>
            <Link href={`${base}/settings/tokens`}>
              <KeyRound aria-hidden="true" />
              Make a token
            </Link>
          </Button>
        )}
        {can("tool:write") && (
          <Button variant="ghost" asChild>
            <Link href={`${base}/tools/new`}>
              <Plus aria-hidden="true" />
              Make another
            </Link>
          </Button>
        )}
      </div>
    </section>
  );
}
