"use client";

import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { useTypedField } from "#lib/client/use-typed-field.ts";

interface Props {
  label: string;
  unit?: string;
  value: number | undefined;
  onNumber: (text: string) => void;
}

/** A number that narrows the list, taken over when the field is left or Enter is pressed. */
export function NumberFilter({ label, unit, value, onNumber }: Props) {
  const [isWrong, setWrong] = useState(false);
  const field = useTypedField(value === undefined ? "" : String(value), (text, { validity }) => {
    setWrong(!validity.valid);
    if (validity.valid) onNumber(text);
    return validity.valid;
  });
  return (
    <Input
      {...field}
      type="number"
      min={0}
      step={unit === undefined ? 1 : "any"}
      max={1_000_000_000}
      aria-label={unit === undefined ? label : `${label} (${unit})`}
      aria-invalid={isWrong}
      placeholder={unit === undefined ? label : `${label} … ${unit}`}
      className="w-40 max-sm:w-full sm:text-sm"
    />
  );
}
