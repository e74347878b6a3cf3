"use client";

import type { FormEvent } from "react";
import { SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FieldError } from "#lib/contracts/errors.ts";
import type { RunForm } from "./use-run-form.ts";

interface Props {
  form: RunForm;
  errors: readonly FieldError[];
  onRun: () => void;
  /** Where parameters are made, while there are none. */
  onParameters: () => void;
  canWrite: boolean;
}

/** The values that the code is run with. */
export function RunPanel({ form, errors, onRun, onParameters, canWrite }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onRun();
  };
  const takesNothing = form.fields?.length === 0;
  return (
    <form onSubmit={submit} noValidate aria-label="Values to run with">
      {takesNothing && form.state.mode === "form" ? (
        <div className="space-y-3 text-sm text-muted-foreground">
          <p className="text-pretty">
            This code takes no parameters. What it declares becomes a form here, and <code className="font-mono text-xs">params</code> in
            the code.
          </p>
          {canWrite && (
            <Button type="button" variant="outline" size="sm" onClick={onParameters}>
              Add parameters
            </Button>
          )}
        </div>
      ) : (
        <SchemaForm fields={form.fields} state={form.state} errors={errors} onChange={form.change} />
      )}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Run
      </button>
    </form>
  );
}
