"use client";

import type { ComponentType } from "react";
import { ChoiceInput } from "./choice-input.tsx";
import { DateInput } from "./date-input.tsx";
import { EitherInput } from "./either-input.tsx";
import type { FieldProps } from "./field-props.ts";
import { FileInput } from "./file-input.tsx";
import { FixedInput } from "./fixed-input.tsx";
import type { FieldKind } from "./form-field.ts";
import { GroupInput } from "./group-input.tsx";
import { JsonInput } from "./json-input.tsx";
import { ListInput } from "./list-input.tsx";
import { NumberInput } from "./number-input.tsx";
import { TextInput } from "./text-input.tsx";
import { ToggleInput } from "./toggle-input.tsx";

const INPUTS: Record<FieldKind, ComponentType<FieldProps>> = {
  text: TextInput,
  number: NumberInput,
  toggle: ToggleInput,
  choice: ChoiceInput,
  group: GroupInput,
  list: ListInput,
  json: JsonInput,
  date: DateInput,
  file: FileInput,
  either: EitherInput,
  fixed: FixedInput,
};

/** The input for a field, with its label, its description and its error. */
export function FieldInput(props: FieldProps) {
  const Input = INPUTS[props.field.kind];
  return <Input {...props} />;
}
