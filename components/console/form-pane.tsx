"use client";

import { CircleStop, Play } from "lucide-react";
import type { FormEvent } from "react";
import { Kbd } from "#components/common/kbd.tsx";
import { SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { isFirstClick } from "#lib/client/is-first-click.ts";
import { JsonField } from "./json-field.tsx";
import type { WorkbenchState } from "./use-workbench.ts";

/** The parameters as a form or as JSON, and the button that runs. */
export function FormPane({ bench }: { bench: WorkbenchState }) {
  const { subject, entered, errors, change, start, formRef } = bench;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void start();
  };
  return (
    <form
      ref={formRef}
      onSubmit={submit}
      noValidate
      aria-label={`Run ${subject.displayName}`}
      className="flex flex-col overflow-clip rounded-lg border bg-card lg:h-full"
    >
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        {entered.note !== "" && (
          <p role="status" className="mb-4 rounded-md border border-warning/30 bg-warning/8 p-3 text-sm text-warning">
            {entered.note}
          </p>
        )}
        <SchemaForm fields={entered.fields} state={entered.state} errors={errors} onChange={change} editor={JsonField} />
      </div>
      <RunBar bench={bench} />
    </form>
  );
}

function RunBar({ bench: { run, obstacle, version, subject } }: { bench: WorkbenchState }) {
  return (
    <div className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-3 border-t bg-muted px-4 py-2 max-lg:sticky max-lg:bottom-0">
      <p className="text-xs text-muted-foreground">
        {version === undefined
          ? `Runs version ${subject.version}, the current one`
          : `Runs version ${version}, not the current ${subject.version}`}
      </p>
      {obstacle !== null && <p className="text-sm text-muted-foreground">{obstacle}</p>}
      {obstacle === null && run.isActive && (
        <Button type="button" variant="outline" onClick={(event) => isFirstClick(event) && run.cancel()} className="min-w-28">
          <CircleStop aria-hidden="true" />
          Stop
        </Button>
      )}
      {obstacle === null && !run.isActive && (
        <Button type="submit" className="min-w-28">
          <Play aria-hidden="true" />
          Run
          <span className="max-lg:hidden">
            <Kbd keys="mod+enter" />
          </span>
        </Button>
      )}
    </div>
  );
}
