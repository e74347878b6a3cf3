"use client";

import { useQuery } from "@tanstack/react-query";
import { FormField } from "#components/common/form-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Input } from "#components/ui/input.tsx";
import { accountQueries } from "#lib/client/account.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import type { SnippetDraft } from "../snippet-draft.ts";
import { errorAt } from "./draft-errors.ts";
import { boundsOf, LIMITS, limitOf, pathOfLimit, withLimit } from "./limits.ts";

interface Props {
  draft: SnippetDraft;
  errors: readonly FieldError[];
  onChange: ((draft: SnippetDraft) => void) | undefined;
}

/** How much one run may take; an empty field takes what is shown in it. */
export function LimitsFields({ draft, errors, onChange }: Props) {
  const { workspace } = useStudio();
  const { data } = useQuery(accountQueries.me(workspace.slug));
  const own = data?.workspace.limits ?? {};
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-4">
      {LIMITS.map((limit) => {
        const { max, preset } = boundsOf(limit, own);
        return (
          <FormField
            key={limit.name}
            label={
              <>
                {limit.label} {limit.unit !== "" && <span className="font-normal text-muted-foreground">{limit.unit}</span>}
              </>
            }
            hint={`${limit.hint}; at most ${max.toLocaleString("en")}`}
            error={errorAt(errors, pathOfLimit(limit.name))}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                inputMode="numeric"
                min={0}
                max={max}
                step={1}
                readOnly={onChange === undefined}
                placeholder={String(preset)}
                value={limitOf(draft, limit.name) ?? ""}
                onChange={(event) => onChange?.(withLimit(draft, limit.name, readNumber(event.target.value)))}
                className="tabular-nums"
              />
            )}
          </FormField>
        );
      })}
    </div>
  );
}

function readNumber(text: string): number | undefined {
  return text.trim() === "" ? undefined : Number(text);
}
