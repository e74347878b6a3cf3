"use client";

import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type FormState, readState, startState } from "#components/common/schema-form/form-state.ts";
import { SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { endpointMutations } from "#lib/client/endpoints.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { CallOutcome } from "./call-outcome.tsx";

/** Fill in, call, read. */
export function EndpointCaller({ endpoint, parameters }: { endpoint: Endpoint; parameters: Parameters }) {
  const { workspace, can } = useStudio();
  const fields = toFields(parameters);
  const [state, setState] = useState<FormState>(() => startState(fields));
  const [tried, setTried] = useState(false);
  const call = useMutation(endpointMutations.call(workspace.slug, endpoint.id));
  const { value, errors } = readState(fields, state);
  const refused = call.error === null ? [] : (toProblem(call.error).errors ?? []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.length === 0 && !call.isPending) call.mutate(value);
  };
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <form onSubmit={submit} noValidate aria-label={`Call ${endpoint.displayName}`} className="h-fit rounded-lg border bg-card">
        <div className="p-4 sm:p-5">
          <SchemaForm fields={fields} state={state} errors={[...(tried ? errors : []), ...refused]} onChange={setState} />
        </div>
        <div className="flex justify-end rounded-b-lg border-t bg-muted px-4 py-3 sm:px-5">
          {can("connector:run") ? (
            <SubmitButton pending={call.isPending}>
              {!call.isPending && <Play aria-hidden="true" />}
              Call
            </SubmitButton>
          ) : (
            <p className="text-sm text-muted-foreground">Your role may not call endpoints.</p>
          )}
        </div>
      </form>
      <section aria-label="Outcome" aria-live="polite" className="min-w-0">
        <CallOutcome call={call} workspace={workspace.slug} />
      </section>
    </div>
  );
}
