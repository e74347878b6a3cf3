"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { ChangedMeanwhile } from "#components/common/changed-meanwhile.tsx";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { LinesField } from "#components/common/lines-field.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { endpointMutations } from "#lib/client/endpoints.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { useOpened } from "#lib/client/use-opened.ts";
import { type Endpoint, EndpointDefinition } from "#lib/contracts/endpoints.ts";

/** All that a version freezes, as JSON: parameters, operation, answers, attempts. Saving makes the next version. */
export function EndpointDefinitionEditor({ endpoint: present }: { endpoint: Endpoint }) {
  const { workspace, can } = useStudio();
  const router = useRouter();
  const { opened: endpoint, changed, reopen } = useOpened(present);
  const [text, setText] = useState(() => toText(present));
  const open = (next: Endpoint) => {
    reopen(next);
    setText(toText(next));
  };
  const [refusal, setRefusal] = useState<string>();
  const update = useMutation(endpointMutations.update(useQueryClient(), workspace.slug, endpoint.id));
  const mayWrite = can("connector:write");
  const save = (event: FormEvent) => {
    event.preventDefault();
    const definition = parse(text);
    if (definition === null) return setRefusal("This is not a JSON object.");
    setRefusal(undefined);
    update.mutate(
      { ...definition, version: endpoint.version },
      {
        onSuccess: (answer) => {
          open(answer.endpoint);
          toast.success(`Version ${answer.endpoint.version} is saved`);
          // The parameters of a call are made on the server.
          router.refresh();
        },
      },
    );
  };
  const errors = update.error === null ? [] : (toProblem(update.error).errors ?? []);
  return (
    <form onSubmit={save} aria-label="Definition" className="max-w-3xl space-y-4">
      {changed && !update.isPending && <ChangedMeanwhile onReopen={() => open(present)} />}
      <LinesField
        label={`Version ${endpoint.version}`}
        value={text}
        readOnly={!mayWrite}
        error={refusal}
        onChange={(event) => setText(event.target.value)}
        className="max-h-[60dvh] min-h-80 overflow-y-auto font-mono text-xs/5 md:text-xs/5"
      />
      {errors.length > 0 && (
        <ul className="space-y-1 text-sm text-destructive">
          {errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code className="font-mono text-xs">{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      <FormProblem error={update.error} />
      {mayWrite && (
        <div className="flex flex-wrap justify-between gap-3">
          <DeleteEndpoint endpoint={endpoint} />
          <SubmitButton pending={update.isPending}>Save as version {endpoint.version + 1}</SubmitButton>
        </div>
      )}
    </form>
  );
}

function toText(endpoint: Endpoint): string {
  return JSON.stringify(EndpointDefinition.parse(endpoint), null, 2);
}

function parse(text: string): Record<string, never> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, never>) : null;
  } catch {
    // Said in the form.
    return null;
  }
}

function DeleteEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const { workspace } = useStudio();
  const router = useRouter();
  const remove = useMutation(endpointMutations.remove(useQueryClient(), workspace.slug));
  return (
    <ConfirmDialog
      trigger={
        <Button type="button" variant="outline" disabled={remove.isPending}>
          Delete endpoint
        </Button>
      }
      title={`Delete ${endpoint.displayName}?`}
      description="An endpoint that a tool still uses is not deleted."
      action="Delete"
      onConfirm={() =>
        remove.mutate(endpoint.id, {
          onSuccess: () => {
            toast.success(`${endpoint.displayName} was deleted`);
            router.push(`/${workspace.slug}/connectors/${endpoint.connectorId}`);
          },
          onError: (error) => toast.error(toProblem(error).detail),
        })
      }
    />
  );
}
