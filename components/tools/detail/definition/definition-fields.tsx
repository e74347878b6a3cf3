"use client";

import { LinesField } from "#components/common/lines-field.tsx";
import { ParsedField } from "#components/common/parameters-editor/parsed-field.tsx";
import { readNumber } from "#components/common/parameters-editor/read-values.ts";
import { TextField } from "#components/common/text-field.tsx";
import { TagsField } from "./tags-field.tsx";
import { TargetField } from "./target-field.tsx";
import type { ToolDraftState } from "./use-tool-draft.ts";

interface Props {
  state: ToolDraftState;
  errors: Partial<Record<string, string>>;
}

const NAME_MAX = 64;

/** All of a tool's definition but its parameters. */
export function DefinitionFields({ state: { opened, values, change }, errors }: Props) {
  const isRenamed = values.name !== opened.name;
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
      <TextField
        label="Title"
        value={values.displayName}
        onChange={(event) => change("displayName", event.target.value)}
        error={errors["displayName"]}
        maxLength={200}
      />
      <TextField
        label="Name"
        value={values.name}
        onChange={(event) => change("name", event.target.value)}
        error={errors["name"]}
        hint={
          isRenamed
            ? `Whoever calls it by the name ${opened.name} will not find it any more.`
            : `${values.name.length} of ${NAME_MAX} characters`
        }
        className="font-mono"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="sm:col-span-2">
        <LinesField
          label="Description"
          value={values.description}
          onChange={(event) => change("description", event.target.value)}
          error={errors["description"]}
          hint="Agents choose by it: what it does, when to use it, what comes back."
          className="min-h-24 font-sans text-sm md:text-sm"
          spellCheck
        />
      </div>
      <div className="sm:col-span-2">
        <TargetField type={opened.type} config={values.config} onChange={(config) => change("config", config)} error={errors["config"]} />
      </div>
      <TagsField tags={values.tags} onChange={(tags) => change("tags", tags)} error={errors["tags"]} />
      <ParsedField
        label="Price per call, in US dollars"
        dense={false}
        value={values.pricePerCall}
        write={(price) => String(price)}
        read={readNumber}
        onChange={(price) => change("pricePerCall", price ?? 0)}
        inputMode="decimal"
        {...(errors["pricePerCall"] === undefined ? {} : { error: errors["pricePerCall"] })}
      />
    </div>
  );
}
