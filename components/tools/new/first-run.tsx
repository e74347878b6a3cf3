"use client";

import { Play, Square } from "lucide-react";
import { Kbd } from "#components/common/kbd.tsx";
import { SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Tool } from "#lib/contracts/tools.ts";
import { FirstOutcome } from "./first-outcome.tsx";
import { useFirstRun } from "./use-first-run.ts";
import { WhatNext } from "./what-next.tsx";

/** A form that is filled in already, the run beside it, and what comes next once it has succeeded. */
export function FirstRun({ tool }: { tool: Tool }) {
  const { fields, state, change, value, errors, live, form, outcome, submit } = useFirstRun(tool);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <form
        ref={form}
        onSubmit={submit}
        noValidate
        aria-label={`Run ${tool.displayName}`}
        className="h-fit min-w-0 rounded-lg border bg-card"
      >
        <div className="space-y-5 p-4 sm:p-5">
          <p className="text-sm text-pretty text-muted-foreground">
            <bdi className="font-medium break-words text-foreground">{tool.displayName}</bdi> is registered. Run it once, to see that it
            does what it should.
          </p>
          <SchemaForm fields={fields} state={state} errors={errors} onChange={change} />
        </div>
        <div className="flex justify-end gap-2 rounded-b-lg border-t bg-muted px-4 py-3 sm:px-5">
          {live.isActive && (
            <Button type="button" variant="outline" onClick={live.cancel}>
              <Square aria-hidden="true" />
              Stop
            </Button>
          )}
          <Button type="submit" aria-disabled={live.isActive}>
            <Play aria-hidden="true" />
            {live.isActive ? "Running" : "Run"}
            <span className="max-lg:hidden">
              <Kbd keys="mod+enter" />
            </span>
          </Button>
        </div>
      </form>
      <div ref={outcome} className="min-w-0 space-y-6">
        <FirstOutcome run={live} tool={tool} />
        {live.state === "done" && <WhatNext tool={tool} parameters={value} />}
      </div>
    </div>
  );
}
