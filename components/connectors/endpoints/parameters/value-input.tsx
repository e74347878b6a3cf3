"use client";

import { Input } from "#components/ui/input.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { ParameterSchema } from "#lib/contracts/parameters.ts";
import { toText } from "../draft/read-value.ts";

interface Props {
  parameter: ParameterSchema & { name: string };
  text: string;
  error?: string | undefined;
  /** Of a label that stands elsewhere. */
  id?: string | undefined;
  onChange: (text: string) => void;
}

/** What is sent for a parameter: a choice where there are few values, else text. */
export function ValueInput({ parameter, text, error, id, onChange }: Props) {
  const { name, type, enum: choices, default: preset } = parameter;
  const label = `Value of ${name === "" ? "the new parameter" : name}`;
  const choice = choices?.map(toText) ?? (type === "boolean" ? ["true", "false"] : undefined);
  const named = id === undefined ? { "aria-label": label } : { id };
  const attributes = { ...named, ...(error === undefined ? {} : { "aria-invalid": true as const, title: error }) };
  if (choice !== undefined) {
    return (
      <NativeSelect
        size="sm"
        className="w-full font-mono text-xs"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        {...attributes}
      >
        <NativeSelectOption value="">{preset === undefined ? "–" : toText(preset)}</NativeSelectOption>
        {[...new Set(choice)].map((one) => (
          <NativeSelectOption key={one} value={one}>
            {one}
          </NativeSelectOption>
        ))}
      </NativeSelect>
    );
  }
  return (
    <Input
      className="h-8 font-mono text-base md:text-xs"
      inputMode={type === "integer" || type === "number" ? "decimal" : undefined}
      spellCheck={false}
      autoComplete="off"
      placeholder={preset === undefined ? PLACEHOLDERS[type] : toText(preset)}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      {...attributes}
    />
  );
}

const PLACEHOLDERS: Record<ParameterSchema["type"], string> = {
  string: "value",
  number: "number",
  integer: "whole number",
  boolean: "",
  object: '{"a": 1}',
  array: "a, b, c",
};
