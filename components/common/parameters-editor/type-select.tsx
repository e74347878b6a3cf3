"use client";

import { cn } from "#components/ui/cn.ts";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { PARAMETER_TYPES, ParameterType } from "#lib/contracts/parameters.ts";
import { useTreeContext } from "./tree-context.ts";
import { TYPE_LABELS } from "./type-labels.ts";

interface Props {
  label: string;
  value: ParameterType | undefined;
  /** Undefined: anything, which only the items of an array may be. */
  onChange: (type: ParameterType | undefined) => void;
  optional?: boolean;
}

export function TypeSelect({ label, value, onChange, optional = false }: Props) {
  const { readOnly } = useTreeContext();
  return (
    <span className={cn("shrink-0", !optional && "@max-md:order-1 @max-md:ms-13")}>
      <NativeSelect
        size="sm"
        aria-label={label}
        disabled={readOnly}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? undefined : ParameterType.parse(event.target.value))}
        className={cn("h-7 w-26 border-transparent py-0.5 ps-2 pe-6 text-xs shadow-none hover:border-input @md:w-34 dark:bg-transparent")}
      >
        {optional && <NativeSelectOption value="">anything</NativeSelectOption>}
        {PARAMETER_TYPES.map((type) => (
          <NativeSelectOption key={type} value={type}>
            {TYPE_LABELS[type]}
          </NativeSelectOption>
        ))}
      </NativeSelect>
    </span>
  );
}
