"use client";

import { WrapText } from "lucide-react";
import { useState } from "react";
import { Console } from "#components/common/console.tsx";
import { CopyButton } from "#components/common/copy-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { useAddress } from "#lib/client/use-address.ts";
import type { LogLine } from "#lib/contracts/errors.ts";
import type { Json } from "#lib/contracts/json.ts";
import { ResultFile } from "./result-file.tsx";
import { resultText } from "./result-text.ts";
import { RESULT_VIEWS, type ResultViewName } from "./result-views.tsx";

interface Props {
  value: Json;
  /** Another execution starts with a tree that nobody has touched. */
  executionId?: string | undefined;
  /** What the code wrote to its console; leave it out where there was no code. */
  logs?: readonly LogLine[] | undefined;
  label?: string;
}

/** A result as a tree, a table, text, and as an agent reads it; the address says which. */
export function WholeResult({ value, executionId, logs, label = "Result" }: Props) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const [wrapped, setWrapped] = useState(true);
  const fitting = RESULT_VIEWS.filter(({ fits }) => fits(value));
  const current: ResultViewName = fitting.find(({ name }) => name === params["view"])?.name ?? "tree";
  return (
    <div className="min-w-0 space-y-3">
      <section aria-label={label} className="min-w-0 overflow-hidden rounded-md border bg-code">
        <Tabs value={current} onValueChange={(view) => write({ view: view === "tree" ? undefined : view })} className="gap-0">
          <div className="flex items-center gap-1 border-b p-1">
            <TabsList className="h-8 min-w-0 bg-transparent p-0" aria-label={`Ways to look at the ${label.toLowerCase()}`}>
              {fitting.map(({ name, title }) => (
                <TabsTrigger key={name} value={name} className="h-8 px-2.5 text-xs">
                  {title}
                </TabsTrigger>
              ))}
            </TabsList>
            <span className="flex-1" />
            {current !== "tree" && current !== "table" && (
              <Button
                type="button"
                variant="ghost"
                size="icon-sm"
                aria-label="Wrap long lines"
                aria-pressed={wrapped}
                onClick={() => setWrapped(!wrapped)}
              >
                <WrapText aria-hidden="true" className={wrapped ? "text-primary" : "text-muted-foreground"} />
              </Button>
            )}
            <CopyButton text={() => resultText(value, current === "agent" ? 0 : 2)} label={`Copy ${label.toLowerCase()}`} bare />
          </div>
          {fitting.map(({ name, Show }) => (
            <TabsContent key={name} value={name} className="min-w-0">
              <Show key={executionId} value={value} label={label} wrapped={wrapped} />
            </TabsContent>
          ))}
        </Tabs>
      </section>
      <ResultFile value={value} workspace={workspace.slug} />
      {logs !== undefined && <Console lines={logs} />}
    </div>
  );
}
