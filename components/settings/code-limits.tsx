"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { accountQueries } from "#lib/client/account.ts";
import { toast } from "#lib/client/toast.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { workspaceMutations } from "#lib/client/workspaces.ts";
import { WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import { LIMIT_FIELDS, type LimitField } from "./limit-fields.ts";

const FIELDS = Object.entries(LIMIT_FIELDS) as [keyof WorkspaceLimits, LimitField][];

/** What no snippet of the workspace may exceed. */
export function CodeLimits() {
  const { workspace, can } = useStudio();
  const query = useQuery(accountQueries.me(workspace.slug));
  return (
    <section aria-labelledby="code-limits" className="space-y-5 rounded-lg border bg-card p-5">
      <div className="space-y-1">
        <h2 id="code-limits" className="font-semibold">
          Limits of code
        </h2>
        <p className="text-sm text-muted-foreground">
          No snippet of this workspace may take more, whatever it says itself. An empty field leaves the studio's own maximum.
        </p>
      </div>
      {query.isPending && <ListSkeleton label="Loading the limits" />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data !== undefined &&
        (can("workspace:write") ? (
          <LimitsForm limits={query.data.workspace.limits} />
        ) : (
          <LimitsList limits={query.data.workspace.limits} />
        ))}
    </section>
  );
}

function LimitsForm({ limits }: { limits: WorkspaceLimits }) {
  const { workspace } = useStudio();
  const save = useSendOnce(workspaceMutations.update(useQueryClient(), workspace.slug, workspace.id));
  const form = useForm({
    schema: WorkspaceLimits,
    read: readLimits,
    error: save.error,
    onSubmit: (limits) => save.mutate({ limits }, { onSuccess: () => toast.success("The limits apply from the next run on") }),
  });
  return (
    <form {...form.props} className="space-y-5">
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {FIELDS.map(([name, { label, unit, max }]) => (
          <TextField
            key={name}
            label={`${label} (${unit})`}
            name={name}
            inputMode="numeric"
            defaultValue={limits[name] ?? ""}
            placeholder={max.toLocaleString("en")}
            error={form.errors[name]}
          />
        ))}
      </div>
      <FormProblem error={form.problem} />
      <SubmitButton pending={save.isPending}>Save limits</SubmitButton>
    </form>
  );
}

function LimitsList({ limits }: { limits: WorkspaceLimits }) {
  return (
    <dl className="grid gap-x-5 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-3">
      {FIELDS.map(([name, { label, unit, max }]) => (
        <div key={name}>
          <dt className="text-xs text-muted-foreground">{label}</dt>
          <dd className="tabular-nums">
            {(limits[name] ?? max).toLocaleString("en")} {unit}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is empty is left out; what is no number becomes NaN, which the contract refuses. */
function readLimits(data: FormData): WorkspaceLimits {
  const typed = FIELDS.map(([name]) => [name, String(data.get(name) ?? "").trim()] as const).filter(([, text]) => text !== "");
  return Object.fromEntries(typed.map(([name, text]) => [name, Number(text)]));
}
