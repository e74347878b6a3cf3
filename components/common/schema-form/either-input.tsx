"use client";

import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { FieldInput } from "./field-input.tsx";
import { eitherDraft, readEither } from "./field-kinds.ts";
import type { FieldProps } from "./field-props.ts";

/** One of several things: first which, then its own input. */
export function EitherInput({ field, draft, path, onChange }: FieldProps) {
  const { variant, value } = readEither(draft);
  const chosen = field.variants[Number(variant)];
  return (
    <div className="min-w-0 space-y-3">
      <FieldFrame field={field} path={path}>
        {(control) => (
          <NativeSelect
            {...control}
            value={variant}
            onChange={(event) => onChange(eitherDraft(field, event.target.value === "" ? -1 : Number(event.target.value)))}
          >
            {(!field.required || variant === "") && (
              <NativeSelectOption value="">{field.required ? "Choose…" : "Not given"}</NativeSelectOption>
            )}
            {field.variants.map(({ title }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: variants have no names of their own and never change their order.
              <NativeSelectOption key={index} value={String(index)}>
                {title}
              </NativeSelectOption>
            ))}
          </NativeSelect>
        )}
      </FieldFrame>
      {variant !== "" && chosen !== undefined && chosen.kind !== "fixed" && (
        <div className="border-s-2 ps-4">
          <FieldInput field={chosen} draft={value} path={path} onChange={(next) => onChange({ variant, value: next })} />
        </div>
      )}
    </div>
  );
}
