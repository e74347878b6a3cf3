"use client";

import type { ReactNode } from "react";
import { FormField } from "#components/common/form-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FieldError } from "#lib/contracts/errors.ts";
import { Language, ReturnType } from "#lib/contracts/snippets.ts";
import { LANGUAGE_NAMES } from "../languages.ts";
import type { SnippetDraft } from "../snippet-draft.ts";
import { DeclaredFields } from "./declared-fields.tsx";
import { errorAt } from "./draft-errors.ts";
import { LimitsFields } from "./limits-fields.tsx";

interface Props {
  draft: SnippetDraft;
  errors: readonly FieldError[];
  onChange: ((draft: SnippetDraft) => void) | undefined;
}

const RETURN_TYPES = {
  json: "Anything",
  object: "An object",
  array: "A list",
  string: "Text",
  number: "A number",
  boolean: "True or false",
  void: "Nothing",
};

/** Everything of a snippet that is neither its code nor its parameters. */
export function SettingsPanel({ draft, errors, onChange }: Props) {
  const change = (patch: Partial<SnippetDraft>) => onChange?.({ ...draft, ...patch });
  const disabled = onChange === undefined;
  return (
    <div className="space-y-8">
      <Section title="About">
        <TextField
          label="Name"
          hint="What scripts call it: letters, digits, _ and -."
          className="font-mono text-[0.8125rem]"
          maxLength={64}
          spellCheck={false}
          readOnly={disabled}
          value={draft.name}
          error={errorAt(errors, "name")}
          onChange={(event) => change({ name: event.target.value })}
        />
        <FormField label="Description" error={errorAt(errors, "description")}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={10_000}
              readOnly={disabled}
              value={draft.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </FormField>
        <div className="grid grid-cols-2 gap-3 **:data-[slot=native-select-wrapper]:w-full">
          <SelectField
            label="Language"
            options={LANGUAGE_NAMES}
            disabled={disabled}
            value={draft.language}
            onChange={(event) => change({ language: Language.parse(event.target.value) })}
          />
          <SelectField
            label="Returns"
            options={RETURN_TYPES}
            disabled={disabled}
            value={draft.returnType}
            onChange={(event) => change({ returnType: ReturnType.parse(event.target.value) })}
          />
        </div>
      </Section>
      <Section title="May reach">
        <DeclaredFields draft={draft} errors={errors} onChange={disabled ? undefined : change} />
      </Section>
      <Section title="Limits of one run">
        <LimitsFields draft={draft} errors={errors} onChange={onChange} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-4">
      <h2 className="border-b pb-2 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}
